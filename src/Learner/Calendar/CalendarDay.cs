namespace Platform.Learners.Calendar;

/// <summary>Names as stored and as shown.</summary>
public enum CalendarDayKind
{
    /// <summary>Nobody works, whatever the day of the week.</summary>
    Holiday,

    /// <summary>A day of work, also where it is a Saturday that was swapped.</summary>
    Working,
}

/// <summary>A day that is not what its day of the week says.</summary>
internal sealed class CalendarDay
{
    public required DateOnly Day { get; init; }

    public required CalendarDayKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>Where it was read, and whether somebody checked it there.</summary>
    public required string Source { get; init; }

    public string? Decree { get; init; }
}
