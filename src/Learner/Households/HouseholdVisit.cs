namespace Platform.Learners.Households;

/// <summary>What became of a visit; codes as on the wire.</summary>
public enum VisitOutcome
{
    Met,
    Absent,
    Refused,
    Helped,
}

internal sealed class HouseholdVisit
{
    public required Guid Id { get; init; }

    public required Guid HouseholdId { get; init; }

    public required Guid? TeamId { get; init; }

    /// <summary>The volunteer, where one is registered.</summary>
    public required Guid? VisitorLearnerId { get; set; }

    /// <summary>Who recorded it.</summary>
    public required string Actor { get; init; }

    public required DateOnly On { get; init; }

    public required string PurposeCode { get; init; }

    public required VisitOutcome Outcome { get; init; }

    public required byte[]? NoteSealed { get; set; }
}
