namespace Platform.Learners.Privacy;

/// <summary>What is sealed under a learner&apos;s key. A value opens only as what it was sealed as.</summary>
internal enum SealedField
{
    CitizenId,
    Phone,
    Note,
    Merge,
}
