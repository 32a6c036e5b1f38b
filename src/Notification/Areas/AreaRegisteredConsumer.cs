using MassTransit;
using Platform.Contracts.Learners.V1;

namespace Platform.Notifications.Areas;

internal sealed class AreaRegisteredConsumer(NotificationDbContext db) : IConsumer<AreaRegistered>
{
    public async Task Consume(ConsumeContext<AreaRegistered> context)
    {
        var evt = context.Message;
        var area = await db.Areas.FindAsync([evt.AreaId], context.CancellationToken);
        if (area is null)
            db.Areas.Add(new AreaSnapshot { Id = evt.AreaId, Path = [.. evt.Path] });
        else
            area.Path = [.. evt.Path];
    }
}
