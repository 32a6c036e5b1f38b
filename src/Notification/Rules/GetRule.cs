using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Rules;

/// <summary>What a rule says on a day, and where that comes from.</summary>
internal static class GetRule
{
    /// <param name="Code">Name of the rule. <example>advert-limits</example></param>
    /// <param name="Version">What results that were decided by it keep.</param>
    /// <param name="Value">Its shape depends on the rule. <example>{"perNumberAndDay":3}</example></param>
    /// <param name="Source">Where it was read, and whether it was checked there.</param>
    /// <param name="ValidFrom">First day.</param>
    public sealed record Response(string Code, int Version, JsonElement Value, string Source, DateOnly ValidFrom);

    /// <param name="code">Name of the rule, <c>advert-limits</c>.</param>
    /// <param name="asOf">The day whose version counts; today where none is named.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        [StringLength(64, MinimumLength = 1)] string code, DateOnly? asOf, NotificationDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var rule = await db.Rules.AsNoTracking().InForce(code, asOf ?? VietnamTime.Today(time))
            .SingleOrDefaultAsync(cancellationToken);
        return rule is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(new Response(rule.Code, rule.Version, rule.Value, rule.Source, rule.ValidFrom));
    }
}
