using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Messaging;

namespace Platform.Learners.Cases;

/// <summary>
/// Whoever answers for an area answers for its cases. Each area that moved tells of itself, villages included, so a
/// case is handed over when its own area does.
/// </summary>
internal sealed class CaseHandOverConsumer(LearnerDbContext db, TimeProvider time) : IConsumer<AreaReorganised>
{
    public async Task Consume(ConsumeContext<AreaReorganised> context)
    {
        var cases = await db.HomeCases.Live().Where(row => row.AreaId == context.Message.AreaId)
            .ToListAsync(context.CancellationToken);
        foreach (var row in cases)
            await row.FollowArea(db, time.GetUtcNow(), context.CancellationToken);
    }
}

internal static class CaseHandOver
{
    /// <summary>Compares with the map of now, which may be newer than the event: told twice, it is done once.</summary>
    internal static async Task FollowArea(
        this HomeCase row, LearnerDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.CommuneOf(row.AreaId, cancellationToken) is not { } commune || commune == row.CommuneId)
            return;
        db.AddEvent(row.HandOver(commune, now));
        db.CaseSteps.Add(row.Step(CaseAction.HandedOver, CaseStep.Platform, now));
    }
}
