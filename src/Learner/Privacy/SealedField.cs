namespace Platform.Learners.Privacy;

/// <summary>What is sealed under a learner&apos;s key. A value opens only as what it was sealed as.</summary>
internal enum SealedField
{
    CitizenId,
    Phone,
    Note,
    Merge,

    /// <summary>What a corrected field held before.</summary>
    OldValue,
    NewValue,

    /// <summary>Why something was corrected or overridden.</summary>
    Reason,
    Guardian,

    /// <summary>Where the paper or the recording of a consent is.</summary>
    Evidence,

    /// <summary>A code such as that of an ethnic group.</summary>
    Sensitive,
}
