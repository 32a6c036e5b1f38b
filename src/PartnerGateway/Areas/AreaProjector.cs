using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;

namespace Platform.Partners.Areas;

/// <summary>
/// Keeps the newest news of an area and every code it ever had. Its two events come by two queues, so the row itself
/// says which was the last.
/// </summary>
internal sealed class AreaProjector(PartnerDbContext db) : IConsumer<AreaRegistered>, IConsumer<AreaReorganised>
{
    public async Task Consume(ConsumeContext<AreaRegistered> context)
    {
        var (evt, cancellationToken) = (context.Message, context.CancellationToken);
        await Remember(evt.AreaId, evt.Code, evt.ValidFrom, validTo: null, cancellationToken);
        if (await Newer(evt.AreaId, evt.Version, cancellationToken) is { } area)
            (area.Path, area.State, area.Successors) = ([.. evt.Path], "active", []);
    }

    public async Task Consume(ConsumeContext<AreaReorganised> context)
    {
        var (evt, cancellationToken) = (context.Message, context.CancellationToken);
        if (evt.ValidFrom is { } validFrom)
            await Remember(evt.AreaId, evt.Code, validFrom, evt.ValidTo, cancellationToken);
        if (await Newer(evt.AreaId, evt.Version, cancellationToken) is { } area)
            (area.Path, area.State, area.Successors) = ([.. evt.Path], evt.State, [.. evt.SuccessorIds]);
    }

    /// <summary>The days before a code began belong to the one before it.</summary>
    private async Task Remember(
        Guid areaId, string? code, DateOnly validFrom, DateOnly? validTo, CancellationToken cancellationToken)
    {
        if (code is null)
            return;

        var known = await db.AreaCodes.Where(row => row.AreaId == areaId).ToListAsync(cancellationToken);
        foreach (var earlier in known.Where(row => row.ValidFrom < validFrom && !(row.ValidTo <= validFrom)))
            earlier.ValidTo = validFrom;
        var next = known.Where(row => row.ValidFrom > validFrom).Select(row => (DateOnly?)row.ValidFrom).Min();
        var row = known.SingleOrDefault(row => row.ValidFrom == validFrom);
        if (row is null)
            db.AreaCodes.Add(row = new AreaCode { AreaId = areaId, ValidFrom = validFrom, Code = code });
        (row.Code, row.ValidTo) = (code, validTo ?? row.ValidTo ?? next);
    }

    private async Task<AreaSnapshot?> Newer(Guid id, long version, CancellationToken cancellationToken)
    {
        var area = await db.Areas.FindAsync([id], cancellationToken);
        if (area is null)
            db.Areas.Add(area = new AreaSnapshot { Id = id });
        else if (area.Version >= version)
            return null;
        area.Version = version;
        return area;
    }
}
