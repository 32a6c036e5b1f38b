using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Messaging;

namespace Platform.Learners.Matches;

/// <summary>
/// Course asks who is behind a hash. It is told at once, and told again when such a person registers: the question
/// stays. Of the person it learns our id and nothing else.
/// </summary>
internal sealed class MatchRequestConsumer(LearnerDbContext db, TimeProvider time) : IConsumer<CompletionMatchRequested>
{
    public async Task Consume(ConsumeContext<CompletionMatchRequested> context)
    {
        var (evt, cancellationToken) = (context.Message, context.CancellationToken);
        var hash = Convert.FromHexString(evt.SubjectHash);
        var known = await db.Database.SqlQuery<Guid?>($"""
            INSERT INTO learner_matches AS known (source, hash, request_id, answers)
            VALUES ({evt.Source}, {hash}, {evt.RequestId}, 1)
            ON CONFLICT (source, hash) DO UPDATE
            SET request_id = excluded.request_id, answers = 1, answered_with = known.learner_id
            RETURNING learner_id AS "Value"
            """).ToListAsync(cancellationToken);
        db.AddEvent(new CompletionMatchAnswered
        {
            RequestId = evt.RequestId,
            Version = 1,
            OccurredAt = time.GetUtcNow(),
            LearnerId = known[0],
        });
    }
}
