using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Platform.ServiceDefaults;

/// <summary>
/// The organisation a token speaks for, from its <c>organisation</c> claim. It is part of every query of a sponsor, so
/// that the people of another organisation look like unknown ones (404).
/// </summary>
/// <param name="OrganisationId">Identity of the organisation.</param>
public sealed record OrganisationScope(Guid OrganisationId)
{
    /// <summary>No organisation at all: nothing is visible.</summary>
    public static OrganisationScope None { get; } = new(Guid.Empty);

    /// <summary>Reads the scope from the claims of a validated token.</summary>
    /// <param name="user">The signed-in user or client.</param>
    /// <returns>The scope, or <see cref="None"/> where the claim is absent or not a UUID.</returns>
    public static OrganisationScope From(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue("organisation"), out var id) && id != Guid.Empty
            ? new OrganisationScope(id)
            : None;

    /// <summary>Binds a handler&apos;s parameter from the token of the request.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The scope of the token.</returns>
    public static ValueTask<OrganisationScope> BindAsync(HttpContext context) =>
        ValueTask.FromResult(From(context.User));
}
