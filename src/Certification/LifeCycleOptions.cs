using System.ComponentModel.DataAnnotations;

namespace Platform.Certifications;

/// <summary>Configuration section <c>Certification:LifeCycle</c>.</summary>
internal sealed class LifeCycleOptions
{
    internal const string Section = "Certification:LifeCycle";

    /// <summary>
    /// How many certificates one administrator has issued in bulk within a day before a second person has to agree.
    /// </summary>
    [Required(ErrorMessage = "Certification:LifeCycle:IssuesPerDay is missing: say how many certificates one "
        + "administrator may issue within a day without a second person.")]
    [Range(1, 100_000)]
    public int? IssuesPerDay { get; set; }

    /// <summary>How long what a second person agreed to can still be stopped before it runs.</summary>
    [Required(ErrorMessage = "Certification:LifeCycle:CoolOff is missing: say how long an approved bulk issue or "
        + "correction can still be stopped, such as 1.00:00:00 for a day.")]
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan? CoolOff { get; set; }

    /// <summary>How often a replica looks for certificates whose time is over.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan ExpiryPoll { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a replica looks for bulk work.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan BatchPoll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a replica counts the communes in which somebody began or ceased to count.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan MilestonePoll { get; set; } = TimeSpan.FromSeconds(10);
}
