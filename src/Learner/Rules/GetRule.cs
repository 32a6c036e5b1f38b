using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Learners.Rules;

internal static class GetRule
{
    /// <param name="Code">Name of the rule.</param>
    /// <param name="Version">What results that were decided by it keep.</param>
    /// <param name="Value">Its shape depends on the rule. <example>{"guardianBelow":18,"bothFrom":7}</example></param>
    /// <param name="LegalBasis">What sets it.</param>
    /// <param name="Source">Where it was read, and whether it was checked there.</param>
    /// <param name="ValidFrom">First day.</param>
    /// <param name="ValidTo">First day after it, where a later version is known.</param>
    public sealed record Response(
        string Code, int Version, JsonElement Value, string LegalBasis, string Source, DateOnly ValidFrom,
        DateOnly? ValidTo);

    /// <param name="code">Name of the rule, <c>digital-family</c>.</param>
    /// <param name="asOf">The day whose version counts; today where none is named.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        string code, DateOnly? asOf, LearnerDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var rule = await db.Rules.AsNoTracking().AsOf(code, asOf ?? VietnamTime.Today(time))
            .SingleOrDefaultAsync(cancellationToken);
        return rule is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(new Response(
                rule.Code, rule.Version, rule.Value, rule.LegalBasis, rule.Source, rule.ValidFrom, rule.ValidTo));
    }
}
