using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Partners.Partners;

/// <summary>
/// Takes a login away: the user is gone from the broker, its connections are closed, and what it sent and was not yet
/// read is kept aside.
/// </summary>
internal static class RevokeLogin
{
    internal static async Task<Results<NoContent, NotFound>> Handle(
        string partner, string name, PartnerDbContext db, BrokerProvisioner broker, TimeProvider time,
        ILogger<Partner> logger, CancellationToken cancellationToken)
    {
        var known = await db.Partners.SingleOrDefaultAsync(known => known.Id == partner, cancellationToken);
        // The seed's login has no name of its own.
        var userName = name == $"operator-{partner}" ? name : $"operator-{partner}.{name}";
        if (known?.Logins.Any(login => login.UserName == userName) is not true)
            return TypedResults.NotFound();

        // The broker first, and once more where the registry says so already: a leaked login is not to outlive a
        // failure in between.
        await broker.DeleteLogin(userName, cancellationToken);
        if (known.Revoke(userName, time.GetUtcNow()))
        {
            await db.SaveChangesAsync(cancellationToken);
            Log.LoginRevoked(logger, userName);
        }

        return TypedResults.NoContent();
    }
}
