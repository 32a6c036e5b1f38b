using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Places;

/// <summary>
/// Places of the scope, or of one unit of it and everything below, that are open on a day. With <c>near</c>, the
/// nearest first and none beyond <c>withinKm</c>.
/// </summary>
internal static class ListPlaces
{
    private const int MostNear = 20;
    private const double EarthRadiusKm = 6371, KmPerDegree = 111.195, Million = 1_000_000;

    /// <param name="Items">In the order they were opened, or of their distance.</param>
    /// <param name="NextCursor">Where the next page starts; the nearest places are one page.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Place">The place.</param>
    /// <param name="DistanceMetres">From the point asked for, as the crow flies.</param>
    public sealed record Item(PlaceItem Place, int? DistanceMetres);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid? areaId, Position? near, [Range(1, 100)] int? withinKm, Coded<PlaceKind>? kind, DateOnly? asOf,
        Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (areaId is { } unit && !await db.Areas.Within(scope).AnyAsync(area => area.Id == unit, cancellationToken))
            return TypedResults.NotFound();

        var date = asOf ?? VietnamTime.Today(time);
        var places = db.Places.AsNoTracking().Within(areaId is { } id ? new AreaScope(id) : scope)
            .Where(place => place.OpenedOn <= date && (place.ClosedOn == null || place.ClosedOn > date));
        if (kind is { Value: var wanted })
            places = places.Where(place => place.Kind == wanted);
        if (near is { } here)
            return TypedResults.Ok(await Nearest(places, here, withinKm ?? 20, limit ?? MostNear, cancellationToken));

        var (after, size) = Cursor.Page(cursor, limit);
        var items = await places.Where(place => place.Id > after).OrderBy(place => place.Id).Take(size + 1)
            .Select(place => new Item(PlaceItem.Of(place), null)).ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Place.Id);
        return TypedResults.Ok(new Response(items, next));
    }

    /// <summary>A box that the index finds, and within it the distance on the sphere.</summary>
    private static async Task<Response> Nearest(
        IQueryable<Place> places, Position here, int withinKm, int limit, CancellationToken cancellationToken)
    {
        var (latitude, longitude) = (here.Latitude, here.Longitude);
        var high = withinKm / KmPerDegree;
        var wide = high / Math.Max(Math.Cos(double.DegreesToRadians(latitude)), 0.01);
        var (south, north) = ((int)((latitude - high) * Million), (int)((latitude + high) * Million));
        var (west, east) = ((int)((longitude - wide) * Million), (int)((longitude + wide) * Million));
        // Haversine: sin²(Δφ/2) + cos φ₁ · cos φ₂ · sin²(Δλ/2).
        var rows = await places
            .Where(place => place.LatitudeE6 >= south && place.LatitudeE6 <= north)
            .Where(place => place.LongitudeE6 >= west && place.LongitudeE6 <= east)
            .Select(place => new
            {
                Place = place,
                Haversine = Math.Pow(
                        Math.Sin(double.DegreesToRadians((place.LatitudeE6 / Million) - latitude) / 2), 2)
                    + (Math.Cos(double.DegreesToRadians(latitude))
                        * Math.Cos(double.DegreesToRadians(place.LatitudeE6 / Million))
                        * Math.Pow(
                            Math.Sin(double.DegreesToRadians((place.LongitudeE6 / Million) - longitude) / 2), 2)),
            })
            .OrderBy(row => row.Haversine).ThenBy(row => row.Place.Id)
            .Take(Math.Min(limit, MostNear))
            .ToListAsync(cancellationToken);
        var items = rows
            .Select(row => new Item(PlaceItem.Of(row.Place), Metres(row.Haversine)))
            .Where(item => item.DistanceMetres <= withinKm * 1000);
        return new Response([.. items], null);
    }

    private static int Metres(double haversine) =>
        (int)Math.Round(2 * EarthRadiusKm * 1000 * Math.Asin(Math.Sqrt(haversine)));
}
