using Platform.Learners.Rules;

namespace Platform.Learners.Calendar;

/// <summary>When offices work: the value of the rule <c>working-hours</c>.</summary>
/// <param name="Days">Days of the week.</param>
/// <param name="Spans">Spans of a day, the earlier first.</param>
internal sealed record WorkingHours(IReadOnlyList<DayOfWeek> Days, IReadOnlyList<WorkingSpan> Spans)
{
    internal static readonly RuleKey<WorkingHours> Rule = new("working-hours");

    /// <summary>Without a working minute in the week, nothing would ever be due.</summary>
    public bool IsUsable => Days.Count > 0 && Spans.Count > 0 && Spans.All(span => span.From < span.To)
        && Spans.Zip(Spans.Skip(1)).All(pair => pair.First.To <= pair.Second.From);
}

internal sealed record WorkingSpan(TimeOnly From, TimeOnly To);
