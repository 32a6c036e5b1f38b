using System.ComponentModel.DataAnnotations;

namespace Platform.Notifications;

/// <summary>Configuration section <c>Notification</c>.</summary>
internal sealed class NotificationOptions
{
    /// <summary>Key of the phone numbers at rest: 32 bytes in Base64.</summary>
    [Required(ErrorMessage = "Notification:ContactKey is missing: give 32 random bytes in Base64.")]
    [RegularExpression(
        "[A-Za-z0-9+/]{43}=", ErrorMessage = "Notification:ContactKey must be 32 bytes in Base64.")]
    public string ContactKey { get; set; } = "";

    /// <summary>Address under which people reach the platform, from <c>Platform:PublicBaseUrl</c>.</summary>
    [Required(ErrorMessage = "Platform:PublicBaseUrl is missing: give the address people reach the platform by."), Url]
    public string PublicBaseUrl { get; set; } = "";

    /// <summary>Sender name registered with the operators.</summary>
    [Required, StringLength(11)]
    public string Brandname { get; set; } = "BDHVS";

    /// <summary>Send accented text (70 characters a segment). Many brandname gateways refuse it.</summary>
    public bool AccentedText { get; set; }

    /// <summary>How long a message waits for a contact point that has not arrived yet.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan ContactWait { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Longest pause between two attempts that certainly did not go through; the first follow quickly.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Pause after an attempt with unknown outcome, before the same reference is sent again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan AmbiguousDelay { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// After this a begun attempt without result belongs to a process that died. Longer than any call.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "01:00:00")]
    public TimeSpan SendLease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Attempts before a message is given up as a technical failure; 48 at 5 minutes are 4 hours.</summary>
    [Range(1, 1_000)]
    public int MaxAttempts { get; set; } = 48;

    /// <summary>
    /// Channels this installation uses: <c>inbox</c>, <c>zalo</c>, <c>sms</c>, <c>email</c>. The settings of those
    /// named are demanded at start. In which order they are tried is a rule.
    /// </summary>
    [MinLength(1)]
    public string[] Channels { get; set; } = [];

    /// <summary>Only learners on the list of guests get anything: for trying the platform out with real data.</summary>
    public bool TrialMode { get; set; }

    /// <summary>How often the shares of the operators are looked at.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan BalanceInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often receipts that did not come, reminders and what is too old are looked for.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan RoundInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Messages claimed at once.</summary>
    [Range(1, 500)]
    public int BatchSize { get; set; } = 50;

    [Range(10, 60_000)]
    public int PollMilliseconds { get; set; } = 500;

    /// <summary>
    /// Instead of the rule on quiet hours, given with <see cref="QuietUntil"/>: where the platform is tried out at
    /// night. Equal to it: no quiet hours.
    /// </summary>
    public TimeOnly? QuietFrom { get; set; }

    public TimeOnly? QuietUntil { get; set; }

    /// <summary>Zone of the recipients' clocks.</summary>
    [Required]
    public string TimeZone { get; set; } = "Asia/Ho_Chi_Minh";
}
