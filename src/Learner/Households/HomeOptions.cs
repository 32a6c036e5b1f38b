using System.ComponentModel.DataAnnotations;

namespace Platform.Learners.Households;

/// <summary>Configuration section <c>Learner:Homes</c>.</summary>
internal sealed class HomeOptions
{
    /// <summary>How often it is looked whether a case is late or another officer sits at a counter.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan ClockInterval { get; set; } = TimeSpan.FromMinutes(1);
}
