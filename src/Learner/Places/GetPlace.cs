using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Places;

/// <summary>One place with its address as of a day: the units around it are named as they were called then.</summary>
internal static class GetPlace
{
    /// <param name="Place">The place.</param>
    /// <param name="Address">From the smallest unit to the province.</param>
    public sealed record Response(PlaceItem Place, IReadOnlyList<AddressLine> Address);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, DateOnly? asOf, AreaScope scope, LearnerDbContext db, TimeProvider time, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var place = await db.Places.AsNoTracking().Within(scope).Include(place => place.Area)
            .SingleOrDefaultAsync(place => place.Id == id, cancellationToken);
        if (place is null)
            return TypedResults.NotFound();

        var address = await Address.Of(place.Area, asOf ?? VietnamTime.Today(time), db, cancellationToken);
        response.Headers.ETag = IfMatch.ETag(place.RowVersion);
        return TypedResults.Ok(new Response(PlaceItem.Of(place), address));
    }
}
