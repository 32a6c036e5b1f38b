using MassTransit;
using Platform.Contracts.Learners.V1;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Areas;

/// <summary>
/// Keeps the newest news of an area. Its two events come by two queues, so the row itself says which was the last.
/// </summary>
internal sealed class AreaProjector(CertificationDbContext db) : IConsumer<AreaRegistered>, IConsumer<AreaReorganised>
{
    public async Task Consume(ConsumeContext<AreaRegistered> context)
    {
        var evt = context.Message;
        if (await Newer(evt.AreaId, evt.Version, context.CancellationToken) is { } area)
            (area.Path, area.Level, area.State, area.Name) = ([.. evt.Path], evt.Level, "active", evt.Name);
    }

    public async Task Consume(ConsumeContext<AreaReorganised> context)
    {
        var evt = context.Message;
        if (await Newer(evt.AreaId, evt.Version, context.CancellationToken) is { } area)
        {
            (area.Path, area.Level, area.State, area.Name) =
                ([.. evt.Path], evt.Level, evt.State, evt.Name ?? area.Name);
            // The authority of a province that ended is found by these; see AuthorityQueries.
            var ended = evt.State is "ended";
            area.EndedOn = ended ? evt.ValidTo ?? VietnamTime.DateOf(evt.OccurredAt) : null;
            area.SuccessorId = ended && evt.SuccessorIds is [var successor] ? successor : null;
        }
    }

    private async Task<AreaSnapshot?> Newer(Guid id, long version, CancellationToken cancellationToken)
    {
        var area = await db.Areas.FindAsync([id], cancellationToken);
        if (area is null)
            db.Areas.Add(area = new AreaSnapshot { Id = id, Path = [], Level = "", Name = "" });
        else if (area.Version >= version)
            return null;
        area.Version = version;
        return area;
    }
}
