using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Access;
using Platform.Learners.Areas;
using Platform.Learners.Privacy;
using Platform.Learners.Reorganisations;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

/// <summary>One person with what an officer needs at the desk; the citizen id masked.</summary>
internal static class GetLearner
{
    /// <param name="CitizenId">Masked: first and last digit.</param>
    /// <param name="Residences">Where the person lived; empty for who never moved.</param>
    /// <param name="Warnings">What looks strange, and who said that it is right all the same.</param>
    /// <param name="NeedsReview">The commune was divided and nobody decided to which part the person belongs.</param>
    public sealed record Response(
        Guid Id, string FullName, string BirthDate, Sex Sex, string? CitizenId, string? Phone, Guid AreaId,
        IReadOnlyList<Membership> Audiences, string PreferredLanguage, DateTimeOffset RegisteredAt, LearnerState State,
        DeactivationReason? DeactivationReason, DateOnly? DeactivatedOn, DeviceUse Device,
        IReadOnlyList<Residence> Residences, IReadOnlyList<Warning> Warnings, bool NeedsReview)
        : IShowsPeople
    {
        IEnumerable<Guid> IShowsPeople.Shown() => [Id];
    }

    public sealed record Membership(string Audience, DateOnly ValidFrom, DateOnly? ValidTo, string Source);

    public sealed record Residence(Guid AreaId, DateOnly ValidFrom, DateOnly? ValidTo, ResidenceCause Cause);

    public sealed record Warning(string Field, string Code, string Message, string MessageEn, Override? Override);

    public sealed record Override(string Reason, string Actor, DateTimeOffset At);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, PersonalDataVault vault, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var currentId = await db.CurrentId(id, cancellationToken);
        var learner = await db.Learners.Within(scope).Whole()
            .SingleOrDefaultAsync(learner => learner.Id == currentId, cancellationToken);
        if (learner is null)
            return TypedResults.NotFound();
        if (currentId != id)
            response.Headers.ContentLocation = currentId.ToString(); // merged: this is the one that stays
        return TypedResults.Ok(await Show(learner, db, vault, response, cancellationToken));
    }

    /// <summary>What every change of a person answers with, and the ETag for the next.</summary>
    internal static async Task<Response> Show(
        Learner learner, LearnerDbContext db, PersonalDataVault vault, HttpResponse response,
        CancellationToken cancellationToken)
    {
        response.Headers.ETag = db.ETag(learner);
        var residences = await db.LearnerAreas.AsNoTracking().Where(residence => residence.LearnerId == learner.Id)
            .OrderBy(residence => residence.ValidFrom).ToListAsync(cancellationToken);
        return new Response(
            learner.Id, learner.FullName, learner.BirthDate.ToString(), learner.Sex, learner.CitizenIdMasked,
            learner.PhoneOf(vault)?.E164, learner.AreaId,
            [
                .. learner.Audiences.OrderBy(one => one.Audience, StringComparer.Ordinal).ThenBy(one => one.ValidFrom)
                    .Select(one => new Membership(one.Audience, one.ValidFrom, one.ValidTo, one.Source)),
            ],
            learner.PreferredLanguage, learner.RegisteredAt, learner.State, learner.DeactivationReason,
            learner.DeactivatedOn, new DeviceUse(learner.DeviceAccess, learner.Connectivity),
            [.. residences.Select(one => new Residence(one.AreaId, one.ValidFrom, one.ValidTo, one.Cause))],
            await Warnings(learner, db, vault, cancellationToken),
            await db.Areas.NeedReview(learner.AreaId).AnyAsync(cancellationToken));
    }

    private static async Task<IReadOnlyList<Warning>> Warnings(
        Learner learner, LearnerDbContext db, PersonalDataVault vault, CancellationToken cancellationToken)
    {
        var findings = LearnerDraft.Warnings(learner.CitizenIdOf(vault), learner.BirthDate, learner.Sex).ToList();
        if (findings.Count == 0)
            return [];
        var overrides = await db.WarningOverrides.AsNoTracking()
            .Where(one => one.LearnerId == learner.Id && one.LapsedAt == null)
            .ToDictionaryAsync(one => one.Code, cancellationToken);
        return
        [
            .. findings.Select(found => new Warning(
                RegisterLearner.Name(found.Field), found.Finding.Code, found.Finding.Vi, found.Finding.En,
                overrides.GetValueOrDefault(found.Finding.Code) is { } one
                    ? new Override(Reason(one), one.Actor, one.At)
                    : null)),
        ];

        string Reason(WarningOverride one) => vault.OpenText(learner.Key!, SealedField.Reason, one.ReasonSealed);
    }
}
