using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Organisations;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Places;

/// <summary>Changes a place or closes it; what is not named stays as it is.</summary>
internal static class ChangePlace
{
    /// <param name="Name">Name, 1 to 200 characters.</param>
    /// <param name="Latitude">Degrees north; together with the longitude.</param>
    /// <param name="Longitude">Degrees east.</param>
    /// <param name="Hours">When it is open, all of it.</param>
    /// <param name="Equipment">What stands there, all of it.</param>
    /// <param name="Seats">How many people it seats.</param>
    /// <param name="HostOrganisationId">Who keeps it.</param>
    /// <param name="ClosedOn">First day without it.</param>
    public sealed record Request(
        [StringLength(200, MinimumLength = 1)] string? Name = null,
        [Range(-90.0, 90.0)] double? Latitude = null,
        [Range(-180.0, 180.0)] double? Longitude = null,
        [MaxLength(21)] IReadOnlyList<OpeningHours>? Hours = null,
        [MaxLength(30)] IReadOnlyList<string>? Equipment = null,
        [Range(0, 10_000)] int? Seats = null,
        Guid? HostOrganisationId = null,
        DateOnly? ClosedOn = null);

    internal static async Task<Results<Ok<PlaceItem>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, LearnerDbContext db, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var place = await db.Places.Within(scope).SingleOrDefaultAsync(place => place.Id == id, cancellationToken);
        if (place is null)
            return TypedResults.NotFound();

        var name = VietnameseText.Clean(request.Name ?? place.Name);
        string[] equipment = [.. (request.Equipment ?? place.Equipment).Select(VietnameseText.Clean)];
        if (OpenPlace.NotAName(name) || equipment.Any(OpenPlace.NotAName))
            return OrganisationProblems.NameInvalid();
        if (request.Hours?.Any(span => span.From >= span.To) is true)
            return PlaceProblems.HoursInvalid();
        if (request.ClosedOn < place.OpenedOn)
            return PlaceProblems.ClosedBeforeOpened();
        if (request.HostOrganisationId is { } host
            && !await db.Organisations.Within(scope).AnyAsync(o => o.Id == host, cancellationToken))
            return OrganisationProblems.Unknown();

        db.Expect(place, ifMatch);
        (place.Name, place.FoldName, place.Equipment) = (name, VietnameseText.Fold(name), equipment);
        if (request is { Latitude: { } latitude, Longitude: { } longitude })
            (place.LatitudeE6, place.LongitudeE6) = Position.Of(latitude, longitude);
        place.Hours = request.Hours ?? place.Hours;
        place.Seats = request.Seats ?? place.Seats;
        place.HostOrganisationId = request.HostOrganisationId ?? place.HostOrganisationId;
        place.ClosedOn = request.ClosedOn ?? place.ClosedOn;
        await db.SaveChangesAsync(cancellationToken);
        response.Headers.ETag = db.ETag(place);
        return TypedResults.Ok(PlaceItem.Of(place));
    }
}
