using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Operators;

/// <summary>Records how far the registration of a sender name at an operator has come.</summary>
internal static class SetBrandname
{
    internal const string Pattern = "^[A-Za-z0-9_. -]{3,11}\\z";

    internal static async Task<Results<NoContent, NotFound>> Handle(
        [StringLength(40, MinimumLength = 1)] string id, [RegularExpression(Pattern)] string brandname,
        RegistrationTerms request, ClaimsPrincipal user, NotificationDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (!await db.OperatorLinks.AnyAsync(link => link.Id == id, cancellationToken))
            return TypedResults.NotFound();

        await db.Register(id, brandname, null, request, user.Actor(), time.GetUtcNow(), cancellationToken);
        return TypedResults.NoContent();
    }
}
