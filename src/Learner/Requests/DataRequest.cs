using System.Text.Json.Serialization;
using Platform.Learners.Learners;

namespace Platform.Learners.Requests;

/// <summary>What a person may demand. Names as stored and as shown; also the keys of the rule.</summary>
public enum RequestKind
{
    Withdraw,
    Restrict,

    [JsonStringEnumMemberName("object")]
    Objection,

    View,
    Correct,
    Copy,
    Erase,
    Protect,
}

/// <summary>Names as stored and as shown.</summary>
public enum RequestState
{
    Received,
    Acknowledged,
    Done,
    Refused,
}

/// <summary>
/// What a person demanded, with the two clocks of the law: working days to acknowledge it, calendar days to do it. The
/// words are sealed under the key of the person, so that of an erased one the dates remain and nothing else.
/// </summary>
internal sealed class DataRequest
{
    public required Guid Id { get; init; }

    public required Guid LearnerId { get; init; }

    public Learner Learner { get; private init; } = null!;

    public required RequestKind Kind { get; init; }

    public required string Channel { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Who wrote it down.</summary>
    public required string RecordedBy { get; init; }

    public byte[]? DetailsSealed { get; init; }

    /// <summary>Version of the rule that gave the days.</summary>
    public required int RuleVersion { get; init; }

    public required DateOnly AcknowledgeBy { get; init; }

    /// <summary>The calendar had no holidays of that year yet: the working days were weekdays.</summary>
    public required bool CalendarIncomplete { get; init; }

    public required DateOnly DueOn { get; set; }

    /// <summary>Where others who hold the data have to act too; the law knows none for every kind.</summary>
    public DateOnly? ThirdPartyDueOn { get; set; }

    /// <summary>By how much it can be extended, once.</summary>
    public required int ExtensionDays { get; init; }

    public RequestState State { get; private set; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    public int? ExtendedByDays { get; private set; }

    public byte[]? ExtensionReasonSealed { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public string? ClosedBy { get; private set; }

    public string? RefusalCode { get; private set; }

    public byte[]? RefusalReasonSealed { get; private set; }

    /// <summary>The person was restricted with it.</summary>
    public bool Restricted { get; private set; }

    /// <summary>When somebody was told that it is late.</summary>
    public DateTimeOffset? AcknowledgementAlarmedAt { get; private set; }

    public DateTimeOffset? AlarmedAt { get; private set; }

    public uint RowVersion { get; private init; }

    public bool IsOpen => State is RequestState.Received or RequestState.Acknowledged;

    public bool IsOverdue(DateOnly today) =>
        IsOpen && (DueOn < today || (State is RequestState.Received && AcknowledgeBy < today));

    public void Acknowledge(DateTimeOffset now) => (State, AcknowledgedAt) = (RequestState.Acknowledged, now);

    public void Extend(int days, byte[] reasonSealed)
    {
        (ExtendedByDays, ExtensionReasonSealed) = (days, reasonSealed);
        (DueOn, ThirdPartyDueOn) = (DueOn.AddDays(days), ThirdPartyDueOn?.AddDays(days));
    }

    /// <summary>Also after its time: that it is late is no reason to leave it undone.</summary>
    public void Execute(bool restricted, string by, DateTimeOffset now)
    {
        (State, Restricted, ClosedBy, ClosedAt) = (RequestState.Done, restricted, by, now);
        AcknowledgedAt ??= now;
    }

    public void Refuse(string code, byte[] reasonSealed, bool restricted, string by, DateTimeOffset now)
    {
        (State, Restricted, ClosedBy, ClosedAt) = (RequestState.Refused, restricted, by, now);
        (RefusalCode, RefusalReasonSealed) = (code, reasonSealed);
        AcknowledgedAt ??= now;
    }

    public void AlarmAcknowledgement(DateTimeOffset now) => AcknowledgementAlarmedAt = now;

    public void Alarm(DateTimeOffset now) => AlarmedAt = now;
}
