using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Operators;

/// <summary>Records how far the registration of a sender name at an operator has come.</summary>
internal static class SetBrandname
{
    /// <param name="State">How far it has come.</param>
    /// <param name="ValidFrom">First day.</param>
    /// <param name="ValidUntil">Last day.</param>
    /// <param name="DecisionNo">The operator's paper. <example>VT-2026-118</example></param>
    public sealed record Request(
        RegistrationState State, DateOnly ValidFrom, DateOnly? ValidUntil = null,
        [StringLength(100, MinimumLength = 1)] string? DecisionNo = null);

    internal static async Task<Results<NoContent, NotFound>> Handle(
        [StringLength(40, MinimumLength = 1)] string id,
        [RegularExpression("^[A-Za-z0-9_. -]{3,11}\\z")] string brandname, Request request, ClaimsPrincipal user,
        NotificationDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.OperatorLinks.AnyAsync(link => link.Id == id, cancellationToken))
            return TypedResults.NotFound();

        var registration = await db.BrandnameRegistrations.SingleOrDefaultAsync(
            known => known.OperatorId == id && known.Brandname == brandname, cancellationToken);
        if (registration is null)
        {
            registration = new BrandnameRegistration { OperatorId = id, Brandname = brandname };
            db.BrandnameRegistrations.Add(registration);
        }

        registration.Set(request, user.Actor());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
