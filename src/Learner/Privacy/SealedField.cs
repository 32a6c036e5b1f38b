namespace Platform.Learners.Privacy;

/// <summary>What is sealed under a learner&apos;s key; a value opens as what it was sealed as, never as another.</summary>
internal enum SealedField
{
    CitizenId,
    Phone,
    Note,
    Merge,
}
