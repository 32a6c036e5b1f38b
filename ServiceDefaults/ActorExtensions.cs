using System.Security.Claims;

namespace Platform.ServiceDefaults;

/// <summary>Who does something, for records and keys that name their author.</summary>
public static class ActorExtensions
{
    /// <summary>The person behind a token, or the client that acts for itself.</summary>
    /// <param name="user">The caller of an endpoint with a policy.</param>
    /// <returns>The claim <c>sub</c>, else <c>client_id</c>.</returns>
    /// <exception cref="InvalidOperationException">
    /// The caller is nobody: two of them must not share a key or a decision, so such a request gets no further.
    /// </exception>
    public static string Actor(this ClaimsPrincipal user) =>
        user.FindFirstValue("sub") ?? user.FindFirstValue("client_id")
        ?? throw new InvalidOperationException("The token names neither a person nor a client.");
}
