using System.ComponentModel.DataAnnotations;

namespace Platform.Notifications.Broadcasts;

/// <summary>Configuration section <c>Notification:Broadcasts</c>.</summary>
internal sealed class BroadcastOptions : IValidatableObject
{
    /// <summary>From so many people on, a second person approves a notice; an advert always.</summary>
    [Range(1, 10_000_000)]
    public int ApprovalFrom { get; set; } = 1_000;

    /// <summary>Messages a second to a link that <see cref="Links"/> does not name.</summary>
    [Range(1, 100_000)]
    public int PerSecond { get; set; } = 50;

    /// <summary>Messages a second to the link of an operator, as its contract says.</summary>
    public Dictionary<string, int> Links { get; } = [];

    /// <summary>
    /// Messages that may wait to be sent at any time: what somebody is told for themselves does not stand behind a
    /// million others, and what is paused ends soon.
    /// </summary>
    [Range(1, 10_000_000)]
    public int Backlog { get; set; } = 2_000;

    /// <summary>People in one transaction.</summary>
    [Range(1, 5_000)]
    public int BatchSize { get; set; } = 1_000;

    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:01")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    internal int RateOf(string link) => Links.GetValueOrDefault(link, PerSecond);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from link in Links
        where link.Value < 1
        select new ValidationResult($"Notification:Broadcasts:Links:{link.Key} must be at least 1 message a second.");
}
