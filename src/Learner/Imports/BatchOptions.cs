using System.ComponentModel.DataAnnotations;

namespace Platform.Learners.Imports;

/// <summary>Configuration section <c>Learner:Batches</c>.</summary>
internal sealed class BatchOptions
{
    /// <summary>How long an import stays with a replica that gives no sign of life.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ImportLease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Rows of an import that are stored in one transaction; three times as many are in memory at once.
    /// </summary>
    [Range(1, 10_000)]
    public int ImportBatchSize { get; set; } = 5_000;
}
