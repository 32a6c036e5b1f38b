using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Platform.Messaging.Inbox;

/// <summary>The operator&apos;s doors; mapped by <c>app.MapMessaging()</c>.</summary>
internal static class ParkedEndpoints
{
    public static void MapParkedMessages(this IEndpointRouteBuilder endpoints) => _ = endpoints.MapGroup("/parked");
}
