using Platform.Contracts.Learners.V1;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Places;

public enum PlaceKind
{
    Wifi,
    Classroom,
    OneStopDesk,
    Market,
    Library,
    PostOffice,
    CulturalHouse,
}

/// <summary>Open on a day of the week from one time of day to another.</summary>
/// <param name="Day">Day of the week.</param>
/// <param name="From">It opens.</param>
/// <param name="To">It closes. <example>17:00:00</example></param>
public sealed record OpeningHours(DayOfWeek Day, TimeOnly From, TimeOnly To);

/// <summary>
/// Where people can learn or be helped. It stays the same place when the unit around it is renamed or merged: its
/// address is asked of the areas, as of a date.
/// </summary>
internal sealed class Place : IInArea
{
    public Guid Id { get; private init; }

    public required PlaceKind Kind { get; init; }

    public required string Name { get; set; }

    public required string FoldName { get; set; }

    public required Guid AreaId { get; init; }

    public Area Area { get; private init; } = null!;

    /// <summary>Millionths of a degree: exact in every system, and finer than any receiver.</summary>
    public required int LatitudeE6 { get; set; }

    public required int LongitudeE6 { get; set; }

    public required IReadOnlyList<OpeningHours> Hours { get; set; }

    /// <summary>What stands there, in the words of its keeper: <c>12 máy tính</c>.</summary>
    public required string[] Equipment { get; set; }

    public int? Seats { get; set; }

    public Guid? HostOrganisationId { get; set; }

    public required DateOnly OpenedOn { get; init; }

    /// <summary>The first day without it.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>Counts the events of this place.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private init; }

    public static (Place Place, PlaceOpened Opened) Open(
        PlaceKind kind, string name, Guid areaId, Position position, DateOnly openedOn, DateTimeOffset now,
        IReadOnlyList<OpeningHours> hours, string[] equipment, int? seats, Guid? hostOrganisationId)
    {
        var place = new Place
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            Name = name,
            FoldName = VietnameseText.Fold(name),
            AreaId = areaId,
            LatitudeE6 = position.LatitudeE6,
            LongitudeE6 = position.LongitudeE6,
            Hours = hours,
            Equipment = equipment,
            Seats = seats,
            HostOrganisationId = hostOrganisationId,
            OpenedOn = openedOn,
            Version = 1,
        };
        return (place, new PlaceOpened
        {
            PlaceId = place.Id,
            Version = place.Version,
            OccurredAt = now,
            Kind = Codes.Of(kind),
            AreaId = areaId,
            Seats = seats,
        });
    }
}
