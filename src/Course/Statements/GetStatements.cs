using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Statements;

/// <summary>
/// One statement by its id, with an ETag; or those of a time, newest first unless <c>ascending</c>, page by page:
/// follow <c>more</c> until it is empty.
/// </summary>
internal static class GetStatements
{
    /// <param name="Statements">A page.</param>
    /// <param name="More">Where the next page is, relative to this one; empty on the last page.
    /// <example></example></param>
    public sealed record Response(IReadOnlyList<StatementBody> Statements, string More);

    /// <param name="source">The platform, <c>national-platform</c>.</param>
    /// <param name="query">What to look for.</param>
    /// <param name="context">Whose header <c>If-None-Match</c> is heeded.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Results<Ok<Response>, Ok<StatementBody>, StatusCodeHttpResult, NotFound>> Handle(
        [StringLength(64, MinimumLength = 1)] string source, [AsParameters] StatementQuery query, HttpContext context,
        AreaScope scope, CourseDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        // Whoever stores statements of a source stores them one after the other: all before this moment are there.
        context.Response.Headers["X-Experience-API-Consistent-Through"] =
            time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        var visible = db.Statements.AsNoTracking().Within(scope, db.Areas)
            .Where(statement => statement.Source == source && statement.Content != null);
        if (query.StatementId is not { } id)
            return TypedResults.Ok(await Page(visible, query, cancellationToken));

        var found = await visible.SingleOrDefaultAsync(statement => statement.Id == id, cancellationToken);
        if (found is null)
            return TypedResults.NotFound();
        context.Response.Headers.ETag = found.ETag;
        context.Response.GetTypedHeaders().LastModified = found.StoredAt;
        return context.Request.Headers.IfNoneMatch.FirstOrDefault() is { } known
            && StatementCondition.Names(known, found.ETag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(found.Show());
    }

    private static async Task<Response> Page(
        IQueryable<Statement> visible, StatementQuery query, CancellationToken cancellationToken)
    {
        var size = query.Limit is null or 0 ? Cursor.DefaultLimit : query.Limit.Value;
        var ascending = query.Ascending is true;
        var found = visible
            .Where(statement => query.Verb == null || statement.Verb == query.Verb)
            .Where(statement => query.Since == null || statement.StoredAt > query.Since.Value.ToUniversalTime())
            .Where(statement => query.Until == null || statement.StoredAt <= query.Until.Value.ToUniversalTime());
        if (query.After is { } after)
            found = found.Where(row => ascending ? row.Position > after : row.Position < after);
        var rows = await (ascending
                ? found.OrderBy(row => row.Position)
                : found.OrderByDescending(row => row.Position))
            .Take(size + 1).ToListAsync(cancellationToken);
        var more = rows.Count > size ? query.Next(rows[size - 1].Position, size) : "";
        return new Response([.. rows.Take(size).Select(row => row.Show())], more);
    }
}

/// <param name="StatementId">One statement; everything else is left out then.</param>
/// <param name="Verb">Only with this verb.</param>
/// <param name="Since">Stored after this moment.</param>
/// <param name="Until">Stored at this moment or before.</param>
/// <param name="Limit">Statements of a page; 0 for as many as usual.</param>
/// <param name="Ascending">Oldest first.</param>
/// <param name="After">Where the last page ended; part of <c>more</c>.</param>
public sealed record StatementQuery(
    Guid? StatementId, [property: StringLength(200, MinimumLength = 1)] string? Verb, DateTimeOffset? Since,
    DateTimeOffset? Until, [property: Range(0, 100)] int? Limit, bool? Ascending,
    [property: Range(0, long.MaxValue)] long? After)
{
    internal string Next(long position, int size)
    {
        var parts = new List<string> { $"after={position}", $"limit={size}" };
        if (Ascending is true)
            parts.Add("ascending=true");
        if (Verb is not null)
            parts.Add("verb=" + Uri.EscapeDataString(Verb));
        if (Since is { } since)
            parts.Add("since=" + Uri.EscapeDataString(since.ToString("O", CultureInfo.InvariantCulture)));
        if (Until is { } until)
            parts.Add("until=" + Uri.EscapeDataString(until.ToString("O", CultureInfo.InvariantCulture)));
        return "statements?" + string.Join('&', parts);
    }
}
