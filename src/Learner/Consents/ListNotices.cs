using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Learners.Consents;

/// <summary>The notices in use: the newest of each purpose and language, or all of one purpose.</summary>
internal static class ListNotices
{
    public sealed record Response(IReadOnlyList<Item> Items);

    /// <param name="Hash">What a consent names.</param>
    public sealed record Item(
        string Hash, string Purpose, int Version, string Language, string Text, DateTimeOffset PublishedAt);

    internal static async Task<Ok<Response>> Handle(
        [StringLength(40)] string? purpose, LearnerDbContext db, CancellationToken cancellationToken)
    {
        var notices = db.Notices.AsNoTracking();
        var shown = purpose is null
            ? notices.Where(notice => !notices.Any(later => later.Purpose == notice.Purpose
                && later.Language == notice.Language && later.Version > notice.Version))
            : notices.Where(notice => notice.Purpose == purpose);
        var rows = await shown.OrderBy(notice => notice.Purpose).ThenBy(notice => notice.Language)
            .ThenBy(notice => notice.Version).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response([.. rows.Select(Describe)]));
    }

    internal static Item Describe(Notice notice) => new(
        notice.Hash, notice.Purpose, notice.Version, notice.Language, notice.Text, notice.PublishedAt);
}
