namespace Platform.Learners.Places;

/// <summary>A place as its readers see it.</summary>
/// <param name="Id">Its identity, whatever the unit around it is called.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="AreaId">The unit it was opened in.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Hours">When it is open; always where none are named.</param>
/// <param name="Equipment">What stands there.</param>
/// <param name="Seats">How many people it seats.</param>
/// <param name="HostOrganisationId">Who keeps it.</param>
/// <param name="OpenedOn">First day.</param>
/// <param name="ClosedOn">First day without it.</param>
public sealed record PlaceItem(
    Guid Id, PlaceKind Kind, string Name, Guid AreaId, double Latitude, double Longitude,
    IReadOnlyList<OpeningHours> Hours, IReadOnlyList<string> Equipment, int? Seats, Guid? HostOrganisationId,
    DateOnly OpenedOn, DateOnly? ClosedOn)
{
    internal static PlaceItem Of(Place place)
    {
        var position = new Position(place.LatitudeE6, place.LongitudeE6);
        return new PlaceItem(
            place.Id, place.Kind, place.Name, place.AreaId, position.Latitude, position.Longitude, place.Hours,
            place.Equipment, place.Seats, place.HostOrganisationId, place.OpenedOn, place.ClosedOn);
    }
}
