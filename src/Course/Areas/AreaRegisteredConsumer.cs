using MassTransit;
using Platform.Contracts.Learners.V1;

namespace Platform.Courses.Areas;

internal sealed class AreaRegisteredConsumer(CourseDbContext db) : IConsumer<AreaRegistered>
{
    public async Task Consume(ConsumeContext<AreaRegistered> context)
    {
        var registered = context.Message;
        var area = await db.Areas.FindAsync([registered.AreaId], context.CancellationToken);
        if (area is null)
            db.Areas.Add(new AreaSnapshot { Id = registered.AreaId, Path = [.. registered.Path] });
        else
            area.Path = [.. registered.Path];
    }
}
