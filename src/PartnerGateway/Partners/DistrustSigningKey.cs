using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Partners.Partners;

/// <summary>From now on nothing signed by this key is believed.</summary>
internal static class DistrustSigningKey
{
    internal static async Task<Results<NoContent, NotFound>> Handle(
        string partner, string name, PartnerDbContext db, TimeProvider time, ILogger<Partner> logger,
        CancellationToken cancellationToken)
    {
        var known = await db.Partners.SingleOrDefaultAsync(known => known.Id == partner, cancellationToken);
        if (known?.Distrust(name, time.GetUtcNow()) is not true)
            return TypedResults.NotFound();

        await db.SaveChangesAsync(cancellationToken);
        Log.KeyDistrusted(logger, name, known.Id);
        return TypedResults.NoContent();
    }
}
