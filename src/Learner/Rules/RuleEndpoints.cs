using Platform.ServiceDefaults;

namespace Platform.Learners.Rules;

internal static class RuleEndpoints
{
    internal static void MapRules(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGroup("/rules").WithTags("Rules").MapGet("/{code}", GetRule.Handle)
            .WithSummary("Quy tắc theo ngày · A rule as of a date")
            .RequireAuthorization(Scopes.AreasRead);
}
