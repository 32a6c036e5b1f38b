using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Operators;

/// <summary>
/// Records how far the registration of a version of a template under a sender name at an operator has come. An operator
/// that registers texts is given no other.
/// </summary>
internal static class RegisterTemplate
{
    internal static async Task<Results<NoContent, NotFound>> Handle(
        [StringLength(40, MinimumLength = 1)] string id, [RegularExpression(SetBrandname.Pattern)] string brandname,
        Guid templateId, RegistrationTerms request, ClaimsPrincipal user, NotificationDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (!await db.OperatorLinks.AnyAsync(link => link.Id == id, cancellationToken)
            || !await db.TemplateVersions.AnyAsync(version => version.Id == templateId, cancellationToken))
            return TypedResults.NotFound();

        await db.Register(id, brandname, templateId, request, user.Actor(), time.GetUtcNow(), cancellationToken);
        return TypedResults.NoContent();
    }
}
