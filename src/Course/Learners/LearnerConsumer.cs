using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;

namespace Platform.Courses.Learners;

/// <summary>
/// Each event tells the whole state and comes by a queue of its own: the row remembers the newest it has seen, whatever
/// the order.
/// </summary>
internal sealed class LearnerConsumer(CourseDbContext db) :
    IConsumer<LearnerRegistered>, IConsumer<LearnerProfileChanged>, IConsumer<LearnerAudienceChanged>
{
    private const string Active = "active";

    public Task Consume(ConsumeContext<LearnerRegistered> context)
    {
        var evt = context.Message;
        return Apply(evt.LearnerId, evt.Version, evt.AreaId, evt.Audiences, Active, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<LearnerProfileChanged> context)
    {
        var evt = context.Message;
        return Apply(evt.LearnerId, evt.Version, evt.AreaId, evt.Audiences, evt.State, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<LearnerAudienceChanged> context)
    {
        var evt = context.Message;
        return Apply(evt.LearnerId, evt.Version, evt.AreaId, evt.Audiences, evt.State, context.CancellationToken);
    }

    private Task<int> Apply(
        Guid id, long version, Guid areaId, IReadOnlyList<string> audiences, string state,
        CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into learners (id, version, area_id, audiences, active)
            values ({id}, {version}, {areaId}, {audiences.ToArray()}, {state == Active})
            on conflict (id) do update
            set version = excluded.version, area_id = excluded.area_id, audiences = excluded.audiences,
                active = excluded.active
            where learners.version < excluded.version
            """,
            cancellationToken);
}
