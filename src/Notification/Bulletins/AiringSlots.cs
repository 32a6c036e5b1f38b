using System.ComponentModel.DataAnnotations;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Bulletins;

/// <summary>
/// Configuration section <c>Notification:Bulletins</c>: when loudspeakers may be heard. A province sets its own times.
/// </summary>
internal sealed class BulletinOptions : IValidatableObject
{
    public TimeOnly MorningFrom { get; set; } = new(5, 0);

    public TimeOnly MorningUntil { get; set; } = new(6, 30);

    public TimeOnly EveningFrom { get; set; } = new(16, 30);

    public TimeOnly EveningUntil { get; set; } = new(18, 0);

    /// <summary>How often a slot is tried before somebody has to look after it.</summary>
    [Range(1, 10)]
    public int MaxAttempts { get; set; } = 3;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!(MorningFrom < MorningUntil && MorningUntil <= EveningFrom && EveningFrom < EveningUntil))
            yield return new("Notification:Bulletins: the morning ends before the evening begins, both on one day.");
    }
}

/// <summary>The times of day in which a loudspeaker may be heard. Pure.</summary>
internal static class AiringSlots
{
    internal static bool Allow(BulletinOptions options, DateTimeOffset at)
    {
        var local = TimeOnly.FromDateTime(VietnamTime.Local(at).DateTime);
        return Windows(options).Any(window => window.From <= local && local < window.Until);
    }

    /// <summary>The beginning of the next window.</summary>
    internal static DateTimeOffset Next(BulletinOptions options, DateTimeOffset after)
    {
        var today = VietnamTime.DateOf(after);
        return new[] { today, today.AddDays(1) }
            .SelectMany(day => Windows(options).Select(window => VietnamTime.At(day, window.From)))
            .First(slot => slot > after);
    }

    private static (TimeOnly From, TimeOnly Until)[] Windows(BulletinOptions options) =>
        [(options.MorningFrom, options.MorningUntil), (options.EveningFrom, options.EveningUntil)];
}
