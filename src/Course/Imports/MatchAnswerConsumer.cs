using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;

namespace Platform.Courses.Imports;

/// <summary>
/// Learner says who is behind a hash. The results that waited are counted as soon as possible; until the person
/// registers the answer is that nobody is.
/// </summary>
internal sealed class MatchAnswerConsumer(CourseDbContext db, TimeProvider time) : IConsumer<CompletionMatchAnswered>
{
    public async Task Consume(ConsumeContext<CompletionMatchAnswered> context)
    {
        var (evt, cancellationToken) = (context.Message, context.CancellationToken);
        if (evt.LearnerId is not { } learnerId)
            return;

        // The question first: whoever is storing results for it holds it, and they are seen after that.
        var asked = await db.PersonMatches.Where(match => match.Id == evt.RequestId && match.SubjectHash != null)
            .ExecuteUpdateAsync(set => set.SetProperty(match => match.LearnerId, learnerId), cancellationToken);
        if (asked == 0)
            return; // erased meanwhile

        var now = time.GetUtcNow();
        await db.ImportedResults.Where(result => result.MatchId == evt.RequestId && result.CountedAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(result => result.LearnerId, learnerId).SetProperty(result => result.LookAt, now),
                cancellationToken);
    }
}
