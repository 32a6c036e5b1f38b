using Platform.Courses.Areas;

namespace Platform.Courses.Sessions;

public enum ClaimState
{
    /// <summary>On the roll, as one of those counted.</summary>
    Named,

    /// <summary>Was on the roll already, at this point or at another: still one attendance.</summary>
    Repeated,

    /// <summary>There are more names than heads: on the roll once the host corrects the count.</summary>
    Waiting,

    /// <summary>Unlikely: a person decides.</summary>
    Queued,

    /// <summary>A person decided against it.</summary>
    Refused,
}

/// <summary>
/// Somebody says of a learner: was there. Kept whatever becomes of it, under an id made where it was said, so that it
/// may be said again.
/// </summary>
internal sealed class Claim : IInArea
{
    public required Guid SessionId { get; init; }

    public required Guid Id { get; init; }

    public required Guid PointId { get; init; }

    public required Guid AreaId { get; init; }

    public required Guid LearnerId { get; init; }

    public required RollMeans Means { get; init; }

    /// <summary>SHA-256 of what tells the phone from others; never the number.</summary>
    public string? Device { get; init; }

    public required string TakenBy { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required ClaimState State { get; set; }
}
