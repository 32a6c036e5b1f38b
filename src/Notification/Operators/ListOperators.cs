using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Notifications.Rules;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Operators;

/// <summary>How the operators do at this moment, as our own attempts and their receipts tell.</summary>
internal static class ListOperators
{
    /// <param name="Brandname">The sender name. <example>BDHVS</example></param>
    /// <param name="State">How far its registration has come.</param>
    /// <param name="ValidUntil">Last day.</param>
    public sealed record Registration(string Brandname, RegistrationState State, DateOnly? ValidUntil);

    /// <param name="Id">The operator. <example>viettel</example></param>
    /// <param name="BaseShare">Points agreed.</param>
    /// <param name="Share">Points it has now.</param>
    /// <param name="Trouble"><c>errors</c> or <c>slow</c>; absent where nothing is wrong.</param>
    /// <param name="TroubledAt">When it was last in trouble.</param>
    /// <param name="Errors">Attempts without a good answer lately.</param>
    /// <param name="Handed">Texts it took lately.</param>
    /// <param name="Slow">Those of them that took, or take, too long.</param>
    /// <param name="MedianSeconds">Half were delivered within this.</param>
    /// <param name="P95Seconds">Nearly all were delivered within this.</param>
    /// <param name="Brandnames">Registrations of sender names.</param>
    public sealed record Item(
        string Id, int BaseShare, int Share, string? Trouble, DateTimeOffset? TroubledAt, int Errors, int Handed,
        int Slow, double? MedianSeconds, double? P95Seconds, IReadOnlyList<Registration> Brandnames);

    /// <param name="Items">The operators, by name.</param>
    public sealed record Response(IReadOnlyList<Item> Items);

    internal static async Task<Ok<Response>> Handle(
        NotificationDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var rule = (await db.RuleOf(RuleKeys.Failover, VietnamTime.DateOf(now), cancellationToken)).Value;
        var links = await db.OperatorLinks.AsNoTracking().OrderBy(link => link.Id).ToListAsync(cancellationToken);
        var names = (await db.CurrentRegistrations().Where(one => one.TemplateId == null)
            .OrderBy(one => one.Brandname).ToListAsync(cancellationToken)).ToLookup(name => name.OperatorId);
        var rows = (await db.Measure(rule, now, cancellationToken)).ToDictionary(row => row.Operator);
        return TypedResults.Ok(new Response(
        [
            .. links.Select(link =>
            {
                var row = rows.GetValueOrDefault(link.Id) ?? new LinkMeasures.Row(link.Id, 0, 0, 0, 0, null, null);
                return new Item(
                    link.Id, link.BaseShare, link.Share,
                    new LinkMeasure(row.Errors, row.Measured, row.Slow).Trouble(rule), link.TroubledAt, row.Errors,
                    row.Handed, row.Slow, row.MedianSeconds, row.P95Seconds,
                    [.. names[link.Id].Select(name => new Registration(name.Brandname, name.State, name.ValidUntil))]);
            }),
        ]));
    }
}
