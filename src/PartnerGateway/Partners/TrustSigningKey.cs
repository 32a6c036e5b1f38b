using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Partners.Partners;

/// <summary>
/// Takes a public key of the operator, by which its events are signed from now on. Two are valid at a time, for
/// rotation.
/// </summary>
internal static class TrustSigningKey
{
    /// <param name="PublicKey">
    /// Ed25519, the 32 bytes in Base64. <example>11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=</example>
    /// </param>
    public sealed record Request([RegularExpression("^[A-Za-z0-9+/]{43}=$")] string PublicKey);

    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        string partner, [RegularExpression("^[a-z0-9][a-z0-9-]{0,19}$")] string name, Request request,
        PartnerDbContext db, TimeProvider time, ILogger<Partner> logger, CancellationToken cancellationToken)
    {
        var known = await db.Partners.SingleOrDefaultAsync(known => known.Id == partner, cancellationToken);
        if (known is null)
            return TypedResults.NotFound();
        if (known.ActiveKeys.Any(key => key.Id == name && key.PublicKey == request.PublicKey))
            return TypedResults.NoContent();
        if (known.SigningKeys.Any(key => key.Id == name))
            return PartnerProblems.NameTaken;
        if (known.ActiveKeys.Count() >= 2)
            return PartnerProblems.TwoAtMost;

        known.Trust(name, request.PublicKey, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        Log.KeyTrusted(logger, name, known.Id);
        return TypedResults.NoContent();
    }
}
