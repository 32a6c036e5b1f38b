using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Learners.Provisioning;

/// <summary>Reports of operators that had no effect and wait for an account or for a person, oldest first.</summary>
internal static class ListParkedReports
{
    /// <param name="Items">A page.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">The report.</param>
    /// <param name="OperatorId">Who sent it.</param>
    /// <param name="ExternalRef">The account it speaks of.</param>
    /// <param name="Sequence">Its place among the reports on that account.</param>
    /// <param name="State">What it says.</param>
    /// <param name="ReasonCode">Why, in the operator's code.</param>
    /// <param name="Fault">Why it had no effect.</param>
    /// <param name="ReportedAt">Time stated by the operator.</param>
    /// <param name="ReceivedAt">When it came.</param>
    public sealed record Item(
        Guid Id, string OperatorId, Guid ExternalRef, long Sequence, AccountState State, string? ReasonCode,
        ReportFault Fault, DateTimeOffset ReportedAt, DateTimeOffset ReceivedAt);

    internal static async Task<Ok<Response>> Handle(
        [StringLength(40)] string? operatorId, Cursor? cursor, [Range(1, 100)] int? limit, LearnerDbContext db,
        CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var items = await db.AccountReports
            .Where(report => report.MatchedAt == null && report.Id > after)
            .Where(report => operatorId == null || report.OperatorId == operatorId)
            .OrderBy(report => report.Id).Take(size + 1)
            .Select(report => new Item(
                report.Id, report.OperatorId, report.ExternalRef, report.Sequence, report.State, report.ReasonCode,
                report.Fault, report.ReportedAt, report.ReceivedAt))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
