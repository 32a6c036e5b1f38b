using System.ComponentModel.DataAnnotations;

namespace Platform.Courses.Classes;

/// <summary>Configuration section <c>Course:Teaching</c>.</summary>
internal sealed class TeachingOptions
{
    /// <summary>How often the classes that are soon to be held are looked at.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan StaffingInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a replica that has nothing to do looks for lists of enrolments.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:01:00")]
    public TimeSpan BatchInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Rows of a list of enrolments that are decided in one transaction.</summary>
    [Range(1, 10_000)]
    public int BatchSize { get; set; } = 2_000;
}
