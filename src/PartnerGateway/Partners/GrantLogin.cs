using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Partners.Partners;

/// <summary>
/// Makes a login at the broker and tells its password, once: it is stored nowhere, so it is not a POST, whose answer
/// would be kept. Who misses the answer revokes the login and makes another. Two are valid at a time, for rotation
/// without a pause.
/// </summary>
internal static class GrantLogin
{
    /// <param name="UserName">User at the broker. <example>operator-mobifone.2026-10</example></param>
    /// <param name="Password">
    /// Its password; nobody can look it up later. <example>pVnq0Y2sT7cW9dLkE5xRb3Hm8uJf1aZo</example>
    /// </param>
    /// <param name="VirtualHost">Where it may log in. <example>/operators/mobifone</example></param>
    public sealed record Response(string UserName, string Password, string VirtualHost);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        string partner, [RegularExpression("^[a-z0-9][a-z0-9-]{0,19}$")] string name, PartnerDbContext db,
        BrokerProvisioner broker, TimeProvider time, HttpResponse response, ILogger<Partner> logger,
        CancellationToken cancellationToken)
    {
        var known = await db.Partners.SingleOrDefaultAsync(known => known.Id == partner, cancellationToken);
        if (known is null)
            return TypedResults.NotFound();
        if (known.State is PartnerState.Closed)
            return PartnerProblems.Closed;

        var userName = $"operator-{known.Id}.{name}"; // no slug has a dot: it cannot be another operator's
        if (known.Logins.Any(login => login.UserName == userName))
            return PartnerProblems.NameTaken;
        if (known.ActiveLogins.Count() >= 2)
            return PartnerProblems.TwoAtMost;

        // The registry first: a user at the broker that nobody knows of could never be revoked.
        known.Grant(userName, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        var password = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        await broker.PutLogin(known, userName, password, cancellationToken);
        Log.LoginGranted(logger, userName);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Response(userName, password, known.VirtualHost));
    }
}
