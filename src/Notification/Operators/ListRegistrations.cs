using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Operators;

/// <summary>Who recorded what of names and texts at the operators, oldest first; the newest entry stands.</summary>
internal static class ListRegistrations
{
    /// <param name="Id">Identity of the entry.</param>
    /// <param name="OperatorId">The operator. <example>viettel</example></param>
    /// <param name="Brandname">The sender name. <example>BDHVS</example></param>
    /// <param name="TemplateId">The version of a template; absent where it is about the name.</param>
    /// <param name="State">How far it had come.</param>
    /// <param name="ValidFrom">First day.</param>
    /// <param name="ValidUntil">Last day.</param>
    /// <param name="DecisionNo">The operator's paper. <example>VT-2026-118</example></param>
    /// <param name="SetBy">Who recorded it. <example>https://id.example|a81f</example></param>
    /// <param name="SetAt">When.</param>
    public sealed record Item(
        Guid Id, string OperatorId, string Brandname, Guid? TemplateId, RegistrationState State, DateOnly ValidFrom,
        DateOnly? ValidUntil, string? DecisionNo, string SetBy, DateTimeOffset SetAt);

    /// <param name="Items">The entries of this page.</param>
    /// <param name="NextCursor">Where the next page begins.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="operatorId">Only those at this operator.</param>
    /// <param name="templateId">Only those of this version of a template.</param>
    /// <param name="cursor">Where the page begins.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Ok<Response>> Handle(
        [StringLength(40, MinimumLength = 1)] string? operatorId, Guid? templateId, Cursor? cursor,
        [Range(1, 100)] int? limit, NotificationDbContext db, CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var rows = await db.Registrations.AsNoTracking()
            .Where(one => operatorId == null || one.OperatorId == operatorId)
            .Where(one => templateId == null || one.TemplateId == templateId)
            .Where(one => one.Id > after).OrderBy(one => one.Id).Take(size + 1)
            .Select(one => new Item(
                one.Id, one.OperatorId, one.Brandname, one.TemplateId, one.State, one.ValidFrom, one.ValidUntil,
                one.DecisionNo, one.SetBy, one.SetAt))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(rows, size, row => row.Id);
        return TypedResults.Ok(new Response(rows, next));
    }
}
