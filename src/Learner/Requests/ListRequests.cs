using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Learners;
using Platform.ServiceDefaults;

namespace Platform.Learners.Requests;

/// <summary>The demands of the people of the caller&apos;s area, the oldest first; without their words.</summary>
internal static class ListRequests
{
    /// <param name="Items">Oldest first.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Of the request.</param>
    /// <param name="LearnerId">Who demanded it.</param>
    /// <param name="Kind">What is demanded.</param>
    /// <param name="State">How far it is.</param>
    /// <param name="ReceivedOn">Day of receipt.</param>
    /// <param name="AcknowledgeBy">Last day to acknowledge it.</param>
    /// <param name="DueOn">Last day to do it.</param>
    /// <param name="ThirdPartyDueOn">The same where others who hold the data act too.</param>
    /// <param name="Overdue">Whether one of the days has passed.</param>
    public sealed record Item(
        Guid Id, Guid LearnerId, RequestKind Kind, RequestState State, DateOnly ReceivedOn, DateOnly AcknowledgeBy,
        DateOnly DueOn, DateOnly? ThirdPartyDueOn, bool Overdue);

    /// <param name="state">Only these.</param>
    /// <param name="kind">Only these.</param>
    /// <param name="learnerId">Only of this person, also by an id that was merged.</param>
    /// <param name="overdue">Only those that are late, or only the others.</param>
    /// <param name="cursor">Where the page begins.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="scope">The caller&apos;s area.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Ok<Response>> Handle(
        Coded<RequestState>? state, Coded<RequestKind>? kind, Guid? learnerId, bool? overdue, Cursor? cursor,
        [Range(1, 100)] int? limit, AreaScope scope, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(time);
        var requests = db.DataRequests.AsNoTracking().Within(scope);
        if (state is { Value: var inState })
            requests = requests.Where(request => request.State == inState);
        if (kind is { Value: var ofKind })
            requests = requests.Where(request => request.Kind == ofKind);
        if (learnerId is { } id)
        {
            var person = await db.AllIds(await db.CurrentId(id, cancellationToken), cancellationToken);
            requests = requests.Where(request => person.Contains(request.LearnerId));
        }

        if (overdue is { } isOverdue)
            requests = requests.Where(RequestQueries.Overdue(today, isOverdue));

        var (after, size) = Cursor.Page(cursor, limit);
        var page = await requests.Where(request => request.Id > after).OrderBy(request => request.Id).Take(size + 1)
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(page, size, request => request.Id);
        return TypedResults.Ok(new Response(
            [
                .. page.Select(request => new Item(
                    request.Id, request.LearnerId, request.Kind, request.State, request.ReceivedOn,
                    request.AcknowledgeBy, request.DueOn, request.ThirdPartyDueOn, request.IsOverdue(today))),
            ],
            next));
    }
}
