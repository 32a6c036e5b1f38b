using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Templates;

/// <summary>Versions of templates, in the order they were written.</summary>
internal static class ListTemplates
{
    /// <param name="Id">Identity of the version.</param>
    /// <param name="Code">Name of the template. <example>class-reminder</example></param>
    /// <param name="Version">Number of the version.</param>
    /// <param name="State">Whether it may be sent.</param>
    /// <param name="Category"><c>notice</c> or <c>advert</c>. <example>notice</example></param>
    /// <param name="Topic">What people may opt out of. <example>classes</example></param>
    /// <param name="WrittenAt">When it was written.</param>
    /// <param name="ApprovedAt">When it was approved.</param>
    public sealed record Item(
        Guid Id, string Code, int Version, TemplateState State, string Category, string Topic, DateTimeOffset WrittenAt,
        DateTimeOffset? ApprovedAt);

    /// <param name="Items">The versions of this page.</param>
    /// <param name="NextCursor">Where the next page begins.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="code">All versions of this template.</param>
    /// <param name="state">Only those in this state.</param>
    /// <param name="cursor">Where the page begins.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Ok<Response>> Handle(
        [StringLength(60, MinimumLength = 1)] string? code, Coded<TemplateState>? state, Cursor? cursor,
        [Range(1, 100)] int? limit, NotificationDbContext db, CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        TemplateState? wanted = state?.Value;
        var rows = await db.TemplateVersions.AsNoTracking()
            .Where(version => code == null || version.Code == code)
            .Where(version => wanted == null || version.State == wanted)
            .Where(version => version.Id > after)
            .OrderBy(version => version.Id)
            .Take(size + 1)
            .Select(version => new Item(
                version.Id, version.Code, version.Version, version.State, version.Category, version.Topic,
                version.WrittenAt, version.ApprovedAt))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(rows, size, row => row.Id);
        return TypedResults.Ok(new Response(rows, next));
    }
}
