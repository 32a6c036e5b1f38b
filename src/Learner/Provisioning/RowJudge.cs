using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Consents;
using Platform.Learners.Learners;
using Platform.ServiceDefaults;

namespace Platform.Learners.Provisioning;

/// <summary>By what right an account may be asked for.</summary>
internal sealed record Grounds(LegalBasis Basis, Guid? ConsentId);

/// <summary>Decides row by row whether an operator may be asked for an account of the person.</summary>
internal sealed class RowJudge
{
    private const string PurposeCode = "partner-provisioning";

    private readonly Purpose purpose;
    private readonly Dictionary<Guid, Person> people;
    private readonly Dictionary<Guid, Consent> consents;
    private readonly HashSet<Guid> holders;
    private readonly HashSet<Guid> references;
    private readonly HashSet<Guid> seen = [];

    private RowJudge(
        Purpose purpose, Dictionary<Guid, Person> people, Dictionary<Guid, Consent> consents, HashSet<Guid> holders,
        HashSet<Guid> references) =>
        (this.purpose, this.people, this.consents, this.holders, this.references) =
        (purpose, people, consents, holders, references);

    private sealed record Person(Guid Id, LearnerState State, bool IsRestricted);

    /// <summary>Consents stay as they were read until the transaction ends: none is withdrawn in between.</summary>
    public static async Task<RowJudge> Load(
        LearnerDbContext db, RequestAccounts.Request request, AreaScope scope, CancellationToken cancellationToken)
    {
        var ids = request.Rows.Select(row => row.LearnerId).Distinct().ToArray();
        var given = request.Rows.Select(row => row.ExternalRef).OfType<Guid>().ToArray();
        var people = await db.Learners.Within(scope).Within(new AreaScope(request.AreaId))
            .Where(learner => ids.Contains(learner.Id))
            .Select(learner => new Person(learner.Id, learner.State, learner.RestrictedAt != null))
            .ToDictionaryAsync(person => person.Id, cancellationToken);
        var consents = await db.Consents
            .FromSql($"SELECT * FROM consents WHERE purpose = {PurposeCode} AND learner_id = ANY({ids}) FOR SHARE")
            .AsNoTracking().ToDictionaryAsync(consent => consent.LearnerId, cancellationToken);
        var accounts = db.Accounts.Where(account => account.OperatorId == request.OperatorId);
        return new RowJudge(
            await db.Purposes.AsNoTracking().SingleAsync(purpose => purpose.Code == PurposeCode, cancellationToken),
            people, consents,
            await accounts.Where(account => ids.Contains(account.LearnerId) && account.State != AccountState.Failed)
                .Select(account => account.LearnerId).ToHashSetAsync(cancellationToken),
            await accounts.Where(account => given.Contains(account.ExternalRef))
                .Select(account => account.ExternalRef).ToHashSetAsync(cancellationToken));
    }

    /// <returns>By what right, or what is in its way.</returns>
    public (Grounds? Grounds, RowRefusal? Refusal) Decide(RequestAccounts.Row row)
    {
        if (!people.TryGetValue(row.LearnerId, out var person))
            return (null, RowRefusal.LearnerUnknown);
        if (!seen.Add(person.Id))
            return (null, RowRefusal.LearnerRepeated);
        if (person.State is not LearnerState.Active)
            return (null, RowRefusal.LearnerInactive);
        if (person.IsRestricted)
            return (null, RowRefusal.LearnerRestricted);
        if (holders.Contains(person.Id))
            return (null, RowRefusal.AccountExists);
        if (row.ExternalRef is { } reference && !references.Add(reference))
            return (null, RowRefusal.ReferenceTaken);
        return ByRight(consents.GetValueOrDefault(person.Id));
    }

    private (Grounds?, RowRefusal?) ByRight(Consent? consent)
    {
        if (purpose.LegalBasis is LegalBasis.Consent)
        {
            return consent?.State is ConsentState.Given
                ? (new Grounds(LegalBasis.Consent, consent.Id), null)
                : (null, RowRefusal.ConsentRequired);
        }

        return purpose.AllowsObjection && consent?.State is ConsentState.Withdrawn
            ? (null, RowRefusal.ObjectionMade)
            : (new Grounds(purpose.LegalBasis, null), null);
    }
}
