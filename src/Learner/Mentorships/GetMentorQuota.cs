using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Rules;
using Platform.ServiceDefaults;

namespace Platform.Learners.Mentorships;

/// <summary>How many mentees a mentor has, how many the rule demands, and when that was reached or lost.</summary>
internal static class GetMentorQuota
{
    /// <param name="Mentees">Learners who are being guided or were guided to the end.</param>
    /// <param name="Threshold">How many the rule demands today.</param>
    /// <param name="Met">Whether that is enough.</param>
    /// <param name="RuleVersion">Version of the rule <c>mentor-min-mentees</c>.</param>
    /// <param name="Changes">When it was reached or lost.</param>
    public sealed record Response(
        int Mentees, int Threshold, bool Met, int RuleVersion, IReadOnlyList<Change> Changes);

    /// <param name="Met">Reached, or lost.</param>
    /// <param name="At">When.</param>
    /// <param name="MentorshipId">The mentorship that brought it about.</param>
    public sealed record Change(bool Met, DateTimeOffset At, Guid MentorshipId);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!await db.Learners.Within(scope).AnyAsync(learner => learner.Id == id, cancellationToken))
            return TypedResults.NotFound();

        var rule = await RuleBook.Value(db, MentorQuota.MinMentees, VietnamTime.Today(time), cancellationToken);
        var quota = await db.MentorQuotas.AsNoTracking().Include(quota => quota.Changes)
            .SingleOrDefaultAsync(quota => quota.MentorId == id, cancellationToken);
        var mentees = quota?.Mentees ?? 0;
        return TypedResults.Ok(new Response(
            mentees, rule.Value, mentees >= rule.Value, rule.Version,
            [
                .. (quota?.Changes ?? []).OrderBy(change => change.Seq)
                    .Select(change => new Change(change.Met, change.At, change.CauseId)),
            ]));
    }
}
