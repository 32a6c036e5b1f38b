using MassTransit;
using Platform.Contracts.Learners.V1;

namespace Platform.Certifications.Areas;

internal sealed class AreaRegisteredConsumer(CertificationDbContext db) : IConsumer<AreaRegistered>
{
    public async Task Consume(ConsumeContext<AreaRegistered> context)
    {
        var registered = context.Message;
        var area = await db.Areas.FindAsync([registered.AreaId], context.CancellationToken);
        if (area is null)
        {
            db.Areas.Add(new AreaSnapshot
            {
                Id = registered.AreaId,
                Path = [.. registered.Path],
                Level = registered.Level,
                Name = registered.Name,
            });
            return;
        }

        area.Path = [.. registered.Path];
        area.Level = registered.Level;
        area.Name = registered.Name;
    }
}
