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

    /// <summary>An import pauses when more events than this wait to be sent from the bulk queue.</summary>
    [Range(1, 100_000_000)]
    public int PauseAtEvents { get; set; } = 2_000_000;

    /// <summary>A paused import goes on when no more than this wait.</summary>
    [Range(0, 100_000_000)]
    public int ResumeAtEvents { get; set; } = 500_000;

    /// <summary>How often an import looks how many wait.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:05:00")]
    public TimeSpan EventsInterval { get; set; } = TimeSpan.FromSeconds(5);

    internal static bool ResumesBelowPause(BatchOptions options) => options.ResumeAtEvents < options.PauseAtEvents;
}
