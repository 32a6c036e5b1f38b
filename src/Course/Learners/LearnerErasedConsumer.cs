using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Messaging;

namespace Platform.Courses.Learners;

/// <summary>
/// Whoever was erased has no audiences here any more and takes no seat. The row stays with the newest version, so that
/// no earlier event brings them back; what the id attended and completed stays as figures that name nobody.
/// </summary>
internal sealed class LearnerErasedConsumer(CourseDbContext db, TimeProvider time) : IConsumer<LearnerErased>
{
    public async Task Consume(ConsumeContext<LearnerErased> context)
    {
        var (evt, cancellationToken) = (context.Message, context.CancellationToken);
        await ForgetResults(evt.LearnerId, cancellationToken);
        var known = await db.Learners.AnyAsync(learner => learner.Id == evt.LearnerId, cancellationToken);
        var counted = await db.Enrolments.AnyAsync(row => row.LearnerId == evt.LearnerId, cancellationToken)
            || await db.Papers.AnyAsync(row => row.LearnerId == evt.LearnerId, cancellationToken)
            || await db.PracticeRecords.AnyAsync(row => row.LearnerId == evt.LearnerId, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into learners (id, version, area_id, audiences, active)
            values ({evt.LearnerId}, {evt.Version}, {evt.AreaId}, {Array.Empty<string>()}, false)
            on conflict (id) do update
            set version = excluded.version, audiences = excluded.audiences, active = excluded.active
            where learners.version < excluded.version
            """,
            cancellationToken);
        db.AddEvent(new CourseErasureAnswered
        {
            ErasureId = evt.ErasureId,
            Version = 1,
            OccurredAt = time.GetUtcNow(),
            LearnerId = evt.LearnerId,
            Outcome = known ? "erased" : "nothing",
            ReasonCode = counted ? "figures-without-persons" : null,
        });
    }

    /// <summary>
    /// What other platforms know the person by; results that wait are not looked at any more. First of all, as those
    /// rows are taken before the learner&apos;s wherever results are counted.
    /// </summary>
    private async Task ForgetResults(Guid learnerId, CancellationToken cancellationToken)
    {
        await db.PersonMatches.Where(match => match.LearnerId == learnerId).ExecuteUpdateAsync(
            set => set.SetProperty(match => match.SubjectHash, (string?)null), cancellationToken);
        await db.ImportedResults.Where(result => result.LearnerId == learnerId && result.CountedAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(result => result.LookAt, (DateTimeOffset?)null), cancellationToken);
        // Also what named them and was taken from them since.
        var results = db.ImportedResults.Where(result =>
            result.LearnerId == learnerId || result.ReportedLearnerId == learnerId
            || db.PersonMatches.Any(match => match.Id == result.MatchId && match.LearnerId == learnerId));
        await db.Statements
            .Where(statement => results.Any(result =>
                result.Source == statement.Source && result.ExternalId == statement.Id.ToString()))
            .ExecuteUpdateAsync(
                set => set.SetProperty(statement => statement.Content, (string?)null), cancellationToken);
    }
}
