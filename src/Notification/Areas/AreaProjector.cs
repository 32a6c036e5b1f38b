using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;

namespace Platform.Notifications.Areas;

/// <summary>
/// Keeps the newest news of an area. Its two events come by two queues, so the row itself says which was the last.
/// </summary>
internal sealed class AreaProjector(NotificationDbContext db) : IConsumer<AreaRegistered>, IConsumer<AreaReorganised>
{
    public Task Consume(ConsumeContext<AreaRegistered> context)
    {
        var evt = context.Message;
        return Apply(evt.AreaId, evt.Version, evt.Path, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<AreaReorganised> context)
    {
        var evt = context.Message;
        return Apply(evt.AreaId, evt.Version, evt.Path, context.CancellationToken);
    }

    private Task<int> Apply(Guid id, long version, IEnumerable<Guid> path, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into areas (id, version, path) values ({id}, {version}, {path.ToArray()})
            on conflict (id) do update set version = excluded.version, path = excluded.path
            where areas.version < excluded.version
            """,
            cancellationToken);
}
