using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Recognitions;

/// <summary>Whether a household is a Digital Family by each version of the rule, since when, and how it came.</summary>
internal static class GetRecognition
{
    /// <param name="HouseholdId">Identity of the household.</param>
    /// <param name="AreaId">Where it stands.</param>
    /// <param name="Members">Present members, those without a name included.</param>
    /// <param name="Trained">Present members who hold a valid certificate.</param>
    /// <param name="Guided">Present members whom another one showed something.</param>
    /// <param name="CurrentRuleVersion">The version that figures show.</param>
    /// <param name="Rules">The answer of each version.</param>
    public sealed record Response(
        Guid HouseholdId, Guid AreaId, int Members, int Trained, int Guided, int CurrentRuleVersion,
        IReadOnlyList<Answer> Rules);

    /// <param name="RuleVersion">1: one able member; 2: one trained member and one guided.</param>
    /// <param name="Outcome">What it says.</param>
    /// <param name="Since">Since when; absent as long as nobody has joined.</param>
    /// <param name="Changes">Each time it was reached or lost.</param>
    public sealed record Answer(
        int RuleVersion, FamilyOutcome Outcome, DateTimeOffset? Since, IReadOnlyList<Change> Changes);

    /// <param name="Granted">Whether it was reached; else it was lost.</param>
    /// <param name="At">When.</param>
    /// <param name="Cause">Code of the fact that changed it. <example>certificate-issued</example></param>
    public sealed record Change(bool Granted, DateTimeOffset At, string Cause);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, CertificationDbContext db, CancellationToken cancellationToken)
    {
        var home = await db.Homes.AsNoTracking().AsSplitQuery()
            .Include(h => h.Members).Include(h => h.Guides).Include(h => h.Recognitions).ThenInclude(r => r.Changes)
            .Where(h => h.Id == id && db.Areas.Any(a => a.Id == h.AreaId && a.Path.Contains(scope.AreaId)))
            .SingleOrDefaultAsync(cancellationToken);
        if (home is null)
            return TypedResults.NotFound();

        var facts = home.Facts(await db.Certified(home, cancellationToken));
        return TypedResults.Ok(new Response(
            home.Id, home.AreaId, facts.Members, facts.Trained, facts.Guided, DigitalFamilyRule.Current,
            [.. DigitalFamilyRule.Versions.Select(version => AnswerOf(home, version))]));
    }

    private static Answer AnswerOf(Home home, int version) =>
        home.Recognitions.Find(recognition => recognition.RuleVersion == version) is { } decided
            ? new Answer(version, decided.Outcome, decided.Since,
                [
                    .. decided.Changes.OrderBy(change => change.Sequence)
                        .Select(change => new Change(change.Granted, change.At, change.Cause)),
                ])
            : new Answer(version, FamilyOutcome.NotReached, null, []);
}
