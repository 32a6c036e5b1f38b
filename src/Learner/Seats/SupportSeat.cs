using Platform.Contracts.Learners.V1;
using Platform.Learners.Areas;

namespace Platform.Learners.Seats;

/// <summary>Whether somebody sits there; codes as on the wire.</summary>
public enum SeatState
{
    Vacant,
    Filled,

    /// <summary>The officer is listed in another commune too, so nobody can rely on either seat.</summary>
    Shared,
}

/// <summary>
/// The support seats of a commune as one list: whoever changes it names the version of the list that was seen.
/// </summary>
internal sealed class SupportDesk
{
    public required Guid AreaId { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }

    public required string ChangedBy { get; set; }

    public uint RowVersion { get; private init; }
}

/// <summary>
/// A counter of a commune at which somebody helps with public services online. Who sits there is dated; state and
/// officer are what <see cref="Seating"/> found for today.
/// </summary>
internal sealed class SupportSeat : IInArea
{
    public required Guid Id { get; init; }

    public required Guid AreaId { get; init; }

    public Area Area { get; private init; } = null!;

    /// <summary>Code, unique in the commune.</summary>
    public required string Counter { get; init; }

    /// <summary>When the counter was given up; it comes back with its code.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    public SeatState State { get; private set; }

    public Guid? OfficerLearnerId { get; private set; }

    /// <summary>Since when the state is what it is.</summary>
    public required DateTimeOffset Since { get; set; }

    /// <summary>Counts the events of this seat.</summary>
    public long Version { get; private set; }

    public List<SeatTerm> Terms { get; } = [];

    /// <returns>What the others are told.</returns>
    public object Become(SeatState state, Guid? officerLearnerId, DateTimeOffset now)
    {
        (State, OfficerLearnerId, Since) = (state, officerLearnerId, now);
        return officerLearnerId is { } officer
            ? new SupportSeatFilled
            {
                SeatId = Id,
                Version = ++Version,
                OccurredAt = now,
                AreaId = AreaId,
                Counter = Counter,
                OfficerLearnerId = officer,
                Shared = state is SeatState.Shared,
            }
            : new SupportSeatVacant
            {
                SeatId = Id,
                Version = ++Version,
                OccurredAt = now,
                AreaId = AreaId,
                Counter = Counter,
            };
    }
}

/// <summary>An officer at a counter, from a day to the day before <see cref="ValidTo"/>.</summary>
internal sealed class SeatTerm
{
    public required Guid Id { get; init; }

    public required Guid SeatId { get; init; }

    public required Guid OfficerLearnerId { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required DateOnly? ValidTo { get; set; }
}
