namespace Platform.Learners.Households;

/// <summary>Who vouches for it; codes as on the wire. Either is weaker than a certificate.</summary>
public enum GuideEvidence
{
    Self,
    Household,
}

/// <summary>One member showed another how to do something: the evidence behind "at least one member guided".</summary>
internal sealed class HouseholdGuide
{
    public required Guid Id { get; init; }

    public required Guid HouseholdId { get; init; }

    public required Guid GuideMemberId { get; set; }

    public required Guid GuidedMemberId { get; set; }

    public required string? TopicCode { get; init; }

    public required DateOnly On { get; init; }

    public required GuideEvidence Evidence { get; init; }
}
