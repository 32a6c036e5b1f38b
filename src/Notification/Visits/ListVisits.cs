using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging.Http;
using Platform.Notifications.Areas;
using Platform.Notifications.Contacts;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Visits;

/// <summary>Whom to visit because no message reaches them: in the caller&apos;s area, or by one mentor of it.</summary>
internal static class ListVisits
{
    /// <param name="Items">One for each person.</param>
    /// <param name="NextCursor">Where the next page starts.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Identity of the suggestion.</param>
    /// <param name="LearnerId">Whom to visit.</param>
    /// <param name="AreaId">Where they belong.</param>
    /// <param name="MentorId">Who guides them; none where nobody does.</param>
    /// <param name="BroadcastId">The broadcast that did not reach them.</param>
    /// <param name="SuggestedAt">Since when.</param>
    /// <param name="Outcome">How it went; none while nobody has been there.</param>
    /// <param name="ClosedAt">When that was reported.</param>
    /// <param name="ETag">To be sent along when it is closed. <example>"4711"</example></param>
    public sealed record Item(
        Guid Id, Guid LearnerId, Guid AreaId, Guid? MentorId, Guid BroadcastId, DateTimeOffset SuggestedAt,
        VisitOutcome? Outcome, DateTimeOffset? ClosedAt, string ETag);

    internal static async Task<Ok<Response>> Handle(
        Guid? mentorId, bool? open, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope,
        NotificationDbContext db, CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var mentor = mentorId is { } id ? await db.PersonIds([id], cancellationToken) : null;
        var rows = await db.VisitSuggestions.AsNoTracking().Within(scope, db)
            .Where(visit => open == null || open == (visit.ClosedAt == null))
            .Where(visit => mentor == null || db.Guidances.Any(guidance =>
                guidance.Stands && guidance.MenteeId == visit.LearnerId && mentor.Contains(guidance.MentorId)))
            .Where(visit => visit.Id > after)
            .OrderBy(visit => visit.Id)
            .Take(size + 1)
            .Select(visit => new
            {
                Visit = visit,
                MentorId = db.Guidances
                    .Where(guidance => guidance.Stands && guidance.MenteeId == visit.LearnerId)
                    .OrderByDescending(guidance => guidance.Id)
                    .Select(guidance => (Guid?)guidance.MentorId).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(rows, size, row => row.Visit.Id);
        return TypedResults.Ok(new Response(
            [.. rows.Select(row => new Item(
                row.Visit.Id, row.Visit.LearnerId, row.Visit.AreaId, row.MentorId, row.Visit.BroadcastId,
                row.Visit.SuggestedAt, row.Visit.Outcome, row.Visit.ClosedAt, IfMatch.ETag(row.Visit.RowVersion)))],
            next));
    }
}
