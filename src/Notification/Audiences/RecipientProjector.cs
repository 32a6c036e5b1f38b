using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;

namespace Platform.Notifications.Audiences;

/// <summary>Keeps the newest news of a learner, whichever event told it.</summary>
internal sealed class RecipientProjector(NotificationDbContext db) :
    IConsumer<LearnerRegistered>, IConsumer<LearnerProfileChanged>, IConsumer<LearnerAudienceChanged>
{
    public Task Consume(ConsumeContext<LearnerRegistered> context)
    {
        var evt = context.Message;
        return db.Keep(
            evt.LearnerId, evt.Version, evt.AreaId, evt.Audiences, Recipient.Active, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<LearnerProfileChanged> context)
    {
        var evt = context.Message;
        return db.Keep(evt.LearnerId, evt.Version, evt.AreaId, evt.Audiences, evt.State, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<LearnerAudienceChanged> context)
    {
        var evt = context.Message;
        return db.Keep(evt.LearnerId, evt.Version, evt.AreaId, evt.Audiences, evt.State, context.CancellationToken);
    }
}

internal static class RecipientCommands
{
    internal static Task Keep(
        this NotificationDbContext db, Guid learnerId, long version, Guid areaId, IReadOnlyList<string> audiences,
        string state, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into recipients (learner_id, version, area_id, audiences, state)
            values ({learnerId}, {version}, {areaId}, {audiences.ToArray()}, {state})
            on conflict (learner_id) do update set version = excluded.version, area_id = excluded.area_id,
              audiences = excluded.audiences, state = excluded.state
            where recipients.version < excluded.version and recipients.state <> 'erased'
            """,
            cancellationToken);

    /// <summary>Leaves the id, so that older news that comes late brings nobody back.</summary>
    internal static async Task Forget(
        this NotificationDbContext db, LearnerErased erased, CancellationToken cancellationToken)
    {
        var id = erased.LearnerId;
        await db.Keep(id, long.MaxValue, erased.AreaId, [], Recipient.Erased, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            with forgotten as (delete from attainments where learner_id = {id}),
              unsent as (delete from broadcast_recipients where learner_id = {id}),
              unlinked as (delete from number_links where learner_id = {id}),
              unvisited as (delete from visit_suggestions where learner_id = {id})
            delete from guidances where mentee_id = {id} or mentor_id = {id}
            """,
            cancellationToken);
    }
}
