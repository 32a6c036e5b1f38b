using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Organisations;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Places;

/// <summary>Opens a place: a free Wi-Fi point, a classroom, a one-stop desk, a market.</summary>
internal static class OpenPlace
{
    /// <param name="Kind">What it is.</param>
    /// <param name="Name">Name, 1 to 200 characters.</param>
    /// <param name="AreaId">The commune or village it stands in.</param>
    /// <param name="Latitude">Degrees north.</param>
    /// <param name="Longitude">Degrees east.</param>
    /// <param name="OpenedOn">First day; today where none is named.</param>
    /// <param name="Hours">When it is open; always where none are named.</param>
    /// <param name="Equipment">What stands there.</param>
    /// <param name="Seats">How many people it seats.</param>
    /// <param name="HostOrganisationId">Who keeps it.</param>
    public sealed record Request(
        PlaceKind Kind,
        [StringLength(200, MinimumLength = 1)] string Name,
        Guid AreaId,
        [Range(-90.0, 90.0)] double Latitude,
        [Range(-180.0, 180.0)] double Longitude,
        DateOnly? OpenedOn = null,
        [MaxLength(21)] IReadOnlyList<OpeningHours>? Hours = null,
        [MaxLength(30)] IReadOnlyList<string>? Equipment = null,
        [Range(0, 10_000)] int? Seats = null,
        Guid? HostOrganisationId = null);

    /// <param name="Id">Identity of the place.</param>
    public sealed record Response(Guid Id);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, LearnerDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var name = VietnameseText.Clean(request.Name);
        string[] equipment = [.. (request.Equipment ?? []).Select(VietnameseText.Clean)];
        if (!VietnameseText.IsName(name) || equipment.Any(NotAName))
            return OrganisationProblems.NameInvalid();
        if (request.Hours?.Any(span => span.From >= span.To) is true)
            return PlaceProblems.HoursInvalid();
        if (!await db.Areas.Within(scope).AnyAsync(area => area.Id == request.AreaId, cancellationToken))
            return AreaProblems.Unknown();
        if (request.HostOrganisationId is { } host
            && !await db.Organisations.Within(scope).AnyAsync(o => o.Id == host, cancellationToken))
            return OrganisationProblems.Unknown();

        var now = time.GetUtcNow();
        var (place, opened) = Place.Open(
            request.Kind, name, request.AreaId, Position.Of(request.Latitude, request.Longitude),
            request.OpenedOn ?? VietnamTime.DateOf(now), now, request.Hours ?? [], equipment, request.Seats,
            request.HostOrganisationId);
        db.Places.Add(place);
        db.AddEvent(opened);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"places/{place.Id}", new Response(place.Id));
    }

    internal static bool NotAName(string text) => text.Length > 200 || !VietnameseText.IsName(text);
}
