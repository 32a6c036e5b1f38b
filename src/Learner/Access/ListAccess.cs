using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Learners;
using Platform.ServiceDefaults;

namespace Platform.Learners.Access;

/// <summary>Who saw whom, when and why: of one learner, or by the people of the caller&apos;s area.</summary>
internal static class ListAccess
{
    /// <param name="Items">Oldest first.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Of the entry.</param>
    /// <param name="At">When.</param>
    /// <param name="Actor">Who.</param>
    /// <param name="Client">With which program.</param>
    /// <param name="Action">What was done.</param>
    /// <param name="Purpose">Code of the purpose.</param>
    /// <param name="Reason">In words, where the action needs one.</param>
    /// <param name="SubjectIds">Whom it was about.</param>
    /// <param name="TraceId">Of the request.</param>
    public sealed record Item(
        Guid Id, DateTimeOffset At, string Actor, string Client, AccessAction Action, string Purpose, string? Reason,
        IReadOnlyList<Guid> SubjectIds, string? TraceId);

    /// <param name="learnerId">Who was seen, also by an id that was merged.</param>
    /// <param name="actor">Who looked.</param>
    /// <param name="from">Not before.</param>
    /// <param name="to">Before.</param>
    /// <param name="cursor">Where the page begins.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="scope">The caller&apos;s area.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid? learnerId, [StringLength(200)] string? actor, DateTimeOffset? from, DateTimeOffset? to, Cursor? cursor,
        [Range(1, 100)] int? limit, AreaScope scope, LearnerDbContext db, CancellationToken cancellationToken)
    {
        var entries = db.AccessEntries.AsNoTracking();
        if (learnerId is { } id)
        {
            var known = await db.Learners.IgnoreQueryFilters().Within(scope)
                .AnyAsync(learner => learner.Id == id, cancellationToken);
            if (!known)
                return TypedResults.NotFound();
            var ids = await db.AllIds(await db.CurrentId(id, cancellationToken), cancellationToken);
            entries = entries.Where(entry => entry.SubjectIds.Any(subject => ids.Contains(subject)));
        }
        else
        {
            entries = entries.Where(entry => db.Areas.Within(scope).Any(area => area.Id == entry.AreaId));
        }

        if (actor is not null)
            entries = entries.Where(entry => entry.Actor == actor);
        if (from?.ToUniversalTime() is { } first)
            entries = entries.Where(entry => entry.At >= first);
        if (to?.ToUniversalTime() is { } end)
            entries = entries.Where(entry => entry.At < end);
        var (after, size) = Cursor.Page(cursor, limit);
        var items = await entries.Where(entry => entry.Id > after).OrderBy(entry => entry.Id).Take(size + 1)
            .Select(entry => new Item(
                entry.Id, entry.At, entry.Actor, entry.Client, entry.Action, entry.Purpose, entry.Reason,
                entry.SubjectIds, entry.TraceId))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(items, Cursor.Next(items, size, item => item.Id)));
    }
}
