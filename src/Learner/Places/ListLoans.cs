using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Places;

/// <summary>The device register of a place: what is out, or with <c>open=false</c> what came back.</summary>
internal static class ListLoans
{
    /// <param name="Items">In the order they were handed out.</param>
    /// <param name="NextCursor">Where the next page starts.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Identity of the loan.</param>
    /// <param name="LearnerId">Who has it.</param>
    /// <param name="Device">What it is.</param>
    /// <param name="AssetCode">What is written on it.</param>
    /// <param name="LoanedAt">When it was handed out.</param>
    /// <param name="DueOn">The day it comes back.</param>
    /// <param name="ReturnedAt">When it came back.</param>
    public sealed record Item(
        Guid Id, Guid LearnerId, DeviceKind Device, string AssetCode, DateTimeOffset LoanedAt, DateOnly DueOn,
        DateTimeOffset? ReturnedAt)
    {
        internal static Item Of(DeviceLoan loan) => new(
            loan.Id, loan.LearnerId, loan.Item, loan.AssetCode, loan.LoanedAt, loan.DueOn, loan.ReturnedAt);
    }

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, bool? open, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, LearnerDbContext db,
        CancellationToken cancellationToken)
    {
        if (!await db.Places.Within(scope).AnyAsync(place => place.Id == id, cancellationToken))
            return TypedResults.NotFound();

        var (after, size) = Cursor.Page(cursor, limit);
        var loans = db.DeviceLoans.AsNoTracking().Where(loan => loan.PlaceId == id && loan.Id > after);
        loans = open is false
            ? loans.Where(loan => loan.ReturnedAt != null)
            : loans.Where(loan => loan.ReturnedAt == null);
        var items = await loans.OrderBy(loan => loan.Id).Take(size + 1)
            .Select(loan => Item.Of(loan)).ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
