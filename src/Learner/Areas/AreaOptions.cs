using System.ComponentModel.DataAnnotations;

namespace Platform.Learners.Areas;

/// <summary>Configuration section <c>Learner:Areas</c>.</summary>
internal sealed class AreaOptions
{
    /// <summary>How often it is looked whether a new day began.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan MapInterval { get; set; } = TimeSpan.FromMinutes(1);
}
