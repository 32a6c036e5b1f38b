using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Learners;
using Platform.ServiceDefaults;

namespace Platform.Learners.Duplicates;

/// <summary>
/// Pairs of registrations that may be one person, both of them in the area. Open questions unless another state is
/// asked for.
/// </summary>
internal static class ListDuplicates
{
    /// <param name="Items">In the order in which they were found.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Of the question.</param>
    /// <param name="State">Whether and how it was answered.</param>
    /// <param name="Reason">Why they may be one person.</param>
    /// <param name="Score">0 to 100, the likelihood.</param>
    /// <param name="Source">What found them.</param>
    /// <param name="FoundAt">When.</param>
    /// <param name="A">The one.</param>
    /// <param name="B">The other.</param>
    public sealed record Item(
        Guid Id, DuplicateState State, DuplicateReason Reason, int Score, string Source, DateTimeOffset FoundAt,
        Person A, Person B);

    /// <param name="Id">Identity of the registration.</param>
    /// <param name="FullName">Legal name.</param>
    /// <param name="BirthDate">As precise as it is known.</param>
    /// <param name="AreaId">Village or commune.</param>
    public sealed record Person(Guid Id, string FullName, string BirthDate, Guid AreaId);

    /// <param name="areaId">An area below the caller&apos;s own.</param>
    /// <param name="state">Open where none is named.</param>
    /// <param name="cursor">Where the page begins.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="scope">The caller&apos;s area.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid? areaId, DuplicateState? state, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope,
        LearnerDbContext db, CancellationToken cancellationToken)
    {
        if (areaId is not null && !await db.Areas.Within(scope).AnyAsync(area => area.Id == areaId, cancellationToken))
            return TypedResults.NotFound();

        var (after, size) = Cursor.Page(cursor, limit);
        var asked = state ?? DuplicateState.Open;

        // Of an open question both are there; of an answered one the loser is found in its last form.
        var people = asked is DuplicateState.Open ? db.Learners : db.Learners.IgnoreQueryFilters();
        var within = people.Within(areaId is { } id ? new AreaScope(id) : scope);
        var rows = await (
            from pair in db.DuplicateCandidates
            join a in within on pair.LearnerA equals a.Id
            join b in within on pair.LearnerB equals b.Id
            where pair.State == asked && pair.Id > after && a.RestrictedAt == null && b.RestrictedAt == null
            orderby pair.Id
            select new { Pair = pair, A = a, B = b }).AsNoTracking().Take(size + 1).ToListAsync(cancellationToken);
        var items = rows
            .Select(row => new Item(
                row.Pair.Id, row.Pair.State, row.Pair.Reason, row.Pair.Score, row.Pair.Source, row.Pair.FoundAt,
                Shown(row.A), Shown(row.B)))
            .ToList();
        return TypedResults.Ok(new Response(items, Cursor.Next(items, size, item => item.Id)));
    }

    private static Person Shown(Learner learner) =>
        new(learner.Id, learner.FullName, learner.BirthDate.ToString(), learner.AreaId);
}
