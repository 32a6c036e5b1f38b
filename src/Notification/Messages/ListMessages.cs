using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Messages;

/// <summary>Messages of the caller's area, newest first; never their number or text.</summary>
internal static class ListMessages
{
    public sealed record Item(
        Guid Id, Guid LearnerId, Guid AreaId, string Channel, string TemplateCode, int TemplateVersion, string State,
        string? ReasonCode, DateTimeOffset CreatedAt);

    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid? learnerId, string? cursor, AreaScope scope, NotificationDbContext db, CancellationToken cancellationToken,
        [Range(1, 100)] int limit = 50)
    {
        if (!TryRead(cursor, out var before))
            return Problems.BadRequest("cursor-invalid", "Con trỏ trang không hợp lệ.", "The cursor is not valid.");

        var rows = await db.Messages.AsNoTracking().Within(scope, db)
            .Where(message => learnerId == null || message.LearnerId == learnerId)
            .Where(message => before == null || message.Id < before)
            .OrderByDescending(message => message.Id)
            .Take(limit + 1)
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
        var items = rows.Take(limit).Select(row => new Item(
            row.Id, row.LearnerId, row.AreaId, row.Channel, row.TemplateCode, row.TemplateVersion, GetMessage.Word(row.State),
            row.ReasonCode, row.CreatedAt)).ToList();
        return TypedResults.Ok(new Response(
            items, rows.Count > limit ? Base64Url.EncodeToString(items[^1].Id.ToByteArray()) : null));
    }

    private static bool TryRead(string? cursor, out Guid? before)
    {
        before = null;
        if (cursor is null)
            return true;
        Span<byte> id = stackalloc byte[16];
        if (cursor.Length != 22 || !Base64Url.TryDecodeFromChars(cursor, id, out var written) || written != 16)
            return false;
        before = new Guid(id);
        return true;
    }
}
