namespace Platform.Learners.Privacy;

/// <summary>
/// Seals what is kept secret about one learner, and is itself sealed by the master key. It is random, so that
/// destroying this row makes every copy of those values unreadable: in histories, in snapshots, in backups.
/// </summary>
internal sealed class LearnerKey
{
    public required Guid LearnerId { get; init; }

    /// <summary>Fingerprint of the master key that sealed it.</summary>
    public required string MasterKey { get; set; }

    public required byte[] Wrapped { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The key itself, only in the moment it is made: a list seals with a million of them at once.</summary>
    internal byte[]? Fresh { get; init; }
}
