using MassTransit;
using Platform.Contracts.Learners.V1;

namespace Platform.Courses.Areas;

/// <summary>
/// Keeps the newest news of an area. Its two events come by two queues, so the row itself says which was the last.
/// </summary>
internal sealed class AreaProjector(CourseDbContext db) : IConsumer<AreaRegistered>, IConsumer<AreaReorganised>
{
    public Task Consume(ConsumeContext<AreaRegistered> context)
    {
        var evt = context.Message;
        return Apply(evt.AreaId, evt.Version, evt.Level, "active", evt.Name, evt.Path, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<AreaReorganised> context)
    {
        var evt = context.Message;
        return Apply(evt.AreaId, evt.Version, evt.Level, evt.State, evt.Name, evt.Path, context.CancellationToken);
    }

    private async Task Apply(
        Guid id, long version, string level, string state, string? name, IEnumerable<Guid> path,
        CancellationToken cancellationToken)
    {
        var area = await db.Areas.FindAsync([id], cancellationToken);
        if (area is null)
            db.Areas.Add(area = new AreaSnapshot { Id = id, Path = [] });
        else if (area.Version >= version)
            return;
        (area.Version, area.Level, area.State) = (version, level, state);
        (area.Name, area.Path) = (name ?? area.Name, [.. path]);
    }
}
