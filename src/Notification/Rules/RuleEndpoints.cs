using Platform.ServiceDefaults;

namespace Platform.Notifications.Rules;

internal static class RuleEndpoints
{
    internal static void MapRules(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/rules/{code}", GetRule.Handle).WithTags("Rules")
            .WithSummary("Quy tắc theo ngày · A rule as of a date")
            .RequireAuthorization(Scopes.MessagesRead);
}
