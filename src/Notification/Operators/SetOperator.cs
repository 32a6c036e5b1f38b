using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Notifications.Operators;

/// <summary>
/// Sets what was agreed with an operator that PartnerGateway knows. Until one is set, PartnerGateway chooses.
/// </summary>
internal static class SetOperator
{
    /// <param name="Share">Points of the traffic while nothing is wrong. <example>50</example></param>
    /// <param name="Price">In đồng, a segment to its own numbers. <example>820</example></param>
    /// <param name="PriceOtherNetworks">In đồng, a segment to others. <example>950</example></param>
    /// <param name="Accented">Whether it takes text with marks.</param>
    /// <param name="MostSegments">Longest text it takes. <example>4</example></param>
    /// <param name="RegistersTexts">Whether it carries only texts that were registered with it.</param>
    /// <param name="ReceiptPerSegment">Whether each segment has a receipt of its own.</param>
    public sealed record Request(
        [Range(0, 100)] int Share,
        [Range(0, 1_000_000)] decimal Price,
        [Range(0, 1_000_000)] decimal PriceOtherNetworks,
        bool Accented = false,
        [Range(1, 10)] int MostSegments = 4,
        bool RegistersTexts = true,
        bool ReceiptPerSegment = false);

    internal static async Task<NoContent> Handle(
        [RegularExpression("^[a-z][a-z0-9-]{1,39}\\z")] string id, Request request, NotificationDbContext db,
        CancellationToken cancellationToken)
    {
        var link = await db.OperatorLinks.SingleOrDefaultAsync(known => known.Id == id, cancellationToken);
        if (link is null)
            db.OperatorLinks.Add(link = new OperatorLink { Id = id });
        link.Agree(request);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
