namespace Platform.Certifications.Recognitions;

/// <summary>What a version of the rule says of a household; codes as on the wire.</summary>
public enum FamilyOutcome
{
    NotReached,
    Reached,

    /// <summary>Nobody there can guide anybody: neither true by default nor left out: its own figure.</summary>
    OneMember,
}

/// <summary>What is known of a household at one moment.</summary>
/// <param name="Members">Present members, those without a name included.</param>
/// <param name="Trained">Present members who hold a valid certificate.</param>
/// <param name="Guided">Present members whom another one showed something.</param>
internal sealed record FamilyFacts(int Members, int Trained, int Guided);

/// <summary>
/// When a household is a Digital Family. The movement has published two definitions; a household is judged by each, and
/// every figure names the version it was made with.
/// </summary>
internal static class DigitalFamilyRule
{
    internal const string Kind = "digital-family";

    /// <summary>Version 1: one able member. Version 2: one trained member and one guided.</summary>
    internal static IReadOnlyList<int> Versions { get; } = [1, 2];

    /// <summary>The version that figures show unless another one is asked for.</summary>
    internal const int Current = 2;

    internal static FamilyOutcome Evaluate(int version, FamilyFacts facts) => facts switch
    {
        { Members: 1 } => FamilyOutcome.OneMember,
        { Trained: > 0 } when version == 1 => FamilyOutcome.Reached,
        { Trained: > 0, Guided: > 0 } when version == 2 => FamilyOutcome.Reached,
        _ => FamilyOutcome.NotReached,
    };
}
