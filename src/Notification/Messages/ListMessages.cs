using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Notifications.Areas;
using Platform.Notifications.Contacts;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Messages;

/// <summary>Messages of the caller's area, oldest first; never their number or text.</summary>
internal static class ListMessages
{
    /// <param name="Id">Identity of the message.</param>
    /// <param name="LearnerId">The recipient.</param>
    /// <param name="AreaId">Where it is counted.</param>
    /// <param name="Channel">By which it goes, or went last. <example>sms</example></param>
    /// <param name="TemplateCode">The template. <example>class-reminder</example></param>
    /// <param name="TemplateVersion">Its version.</param>
    /// <param name="State">Where it stands. <example>delivered</example></param>
    /// <param name="ReasonCode">Why it ended so. <example>permanent-failure</example></param>
    /// <param name="CreatedAt">When it was queued.</param>
    public sealed record Item(
        Guid Id, Guid LearnerId, Guid AreaId, string Channel, string TemplateCode, int TemplateVersion, string State,
        string? ReasonCode, DateTimeOffset CreatedAt);

    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    internal static async Task<Ok<Response>> Handle(
        Guid? learnerId, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, NotificationDbContext db,
        CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var person = learnerId is { } id ? await db.PersonIds([id], cancellationToken) : null;
        var rows = await db.Messages.AsNoTracking().Within(scope, db)
            .Where(message => person == null || person.Contains(message.LearnerId))
            .Where(message => message.Id > after)
            .OrderBy(message => message.Id)
            .Take(size + 1)
            .Select(message => new
            {
                message.Id,
                message.LearnerId,
                message.AreaId,
                message.Channel,
                message.TemplateCode,
                message.TemplateVersion,
                message.State,
                message.ReasonCode,
                message.CreatedAt,
            })
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(rows, size, row => row.Id);
        return TypedResults.Ok(new Response(
            [.. rows.Select(row => new Item(
                row.Id, row.LearnerId, row.AreaId, row.Channel, row.TemplateCode, row.TemplateVersion,
                GetMessage.Word(row.State), row.ReasonCode, row.CreatedAt))],
            next));
    }
}
