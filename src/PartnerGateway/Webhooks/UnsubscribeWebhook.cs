using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Partners.Webhooks;

/// <summary>The operator reads its queue again.</summary>
internal static class UnsubscribeWebhook
{
    internal static async Task<Results<NoContent, NotFound>> Handle(
        string partner, PartnerDbContext db, CancellationToken cancellationToken)
    {
        var known = await db.Partners.SingleOrDefaultAsync(known => known.Id == partner, cancellationToken);
        if (known?.Webhook is null)
            return TypedResults.NotFound();

        known.Unsubscribe();
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
