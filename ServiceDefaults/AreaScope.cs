using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Platform.ServiceDefaults;

/// <summary>
/// The area a token may act in: the unit of its <c>area</c> claim and everything below it. It is part of every query,
/// so that a foreign row looks like an unknown one (404).
/// </summary>
/// <param name="AreaId">Identity of the area at the top of the scope.</param>
public sealed record AreaScope(Guid AreaId)
{
    /// <summary>No area at all: nothing is visible.</summary>
    public static AreaScope None { get; } = new(Guid.Empty);

    /// <summary>Reads the scope from the claims of a validated token.</summary>
    /// <param name="user">The signed-in user or client.</param>
    /// <returns>The scope, or <see cref="None"/> where the claim is absent or not a UUID.</returns>
    public static AreaScope From(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue("area"), out var area) && area != Guid.Empty ? new AreaScope(area) : None;

    /// <summary>Binds a handler&apos;s <see cref="AreaScope"/> parameter from the token of the request.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The scope of the token.</returns>
    public static ValueTask<AreaScope> BindAsync(HttpContext context) => ValueTask.FromResult(From(context.User));
}
