namespace Platform.Learners.Households;

/// <summary>To the head of the household; codes as on the wire.</summary>
public enum Relation
{
    Head,
    Spouse,
    Child,
    Parent,
    Grandparent,
    Grandchild,
    Sibling,
    Other,
}

/// <summary>Why somebody is no longer a member; codes as on the wire.</summary>
public enum LeaveReason
{
    Moved,
    Died,
    MarriedOut,

    /// <summary>The person was registered twice and is a member under the other registration.</summary>
    Merge,

    /// <summary>The household became two.</summary>
    Split,
    Error,
}

/// <summary>
/// Somebody who belongs to a household from a day on. A membership ends and is never taken back up: who returns gets
/// another one. A member may be nobody who is registered; the household counts such a person all the same.
/// </summary>
internal sealed class HouseholdMember
{
    public required Guid Id { get; init; }

    public required Guid HouseholdId { get; init; }

    public required Guid? LearnerId { get; set; }

    public required Relation Relation { get; init; }

    public required DateOnly JoinedOn { get; init; }

    /// <summary>First day without the member.</summary>
    public DateOnly? LeftOn { get; set; }

    public LeaveReason? LeaveReason { get; set; }

    public bool IsPresent => LeftOn is null;

    public bool Overlaps(HouseholdMember other) =>
        (LeftOn is null || LeftOn > other.JoinedOn) && (other.LeftOn is null || other.LeftOn > JoinedOn);
}
