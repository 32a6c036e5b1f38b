using System.Text.Json;
using Platform.Contracts.Learners.V1;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

/// <summary>What the others are told, and when.</summary>
internal sealed partial class Learner
{
    private static readonly string[] OfIdentity = [FieldChange.Code(LearnerField.FullName)];

    private static readonly string[] OfContact =
    [
        FieldChange.Code(LearnerField.Phone), FieldChange.Code(LearnerField.PreferredLanguage), FieldChange.Area,
        FieldChange.State,
    ];

    /// <summary>No message goes to who died or left; the number itself stays for the day they come back.</summary>
    private bool IsReachable => State is LearnerState.Active && RestrictedAt is null;

    /// <summary>After a change: one event for everybody, one for each reader of what the others never see.</summary>
    public IEnumerable<object> Tell(
        IReadOnlyCollection<string> changed, PersonalDataVault vault, DateTimeOffset now)
    {
        yield return new LearnerProfileChanged
        {
            LearnerId = Id,
            Version = ++Version,
            OccurredAt = now,
            AreaId = AreaId,
            State = StateCode,
            Audiences = CurrentAudiences(now),
            PreferredLanguage = PreferredLanguage,
            DeviceAccess = DeviceAccess is { } access ? Code(access) : null,
            Connectivity = Connectivity is { } connectivity ? Code(connectivity) : null,
            ChangedFields = [.. changed],
        };
        if (changed.Intersect(OfIdentity).Any())
            yield return TellIdentity(now);
        if (changed.Intersect(OfContact).Any())
            yield return TellContact(IsReachable ? PhoneOf(vault)?.E164 : null, now);
    }

    public LearnerAudienceChanged TellAudiences(IReadOnlyList<string> before, DateTimeOffset now)
    {
        var current = CurrentAudiences(now);
        return new LearnerAudienceChanged
        {
            LearnerId = Id,
            Version = ++Version,
            OccurredAt = now,
            AreaId = AreaId,
            State = StateCode,
            Audiences = current,
            Added = [.. current.Except(before)],
            Ended = [.. before.Except(current)],
            EffectiveOn = VietnamTime.DateOf(now),
        };
    }

    private object[] TellRegistered(LearnerDraft draft, DateTimeOffset now) =>
    [
        new LearnerRegistered
        {
            LearnerId = Id,
            Version = ++Version,
            OccurredAt = now,
            AreaId = AreaId,
            Audiences = draft.Audiences,
            PreferredLanguage = PreferredLanguage,
        },
        TellIdentity(now),
        TellContact(draft.Phone?.E164, now),
    ];

    private LearnerIdentityChanged TellIdentity(DateTimeOffset now) => new()
    {
        LearnerId = Id,
        Version = ++Version,
        OccurredAt = now,
        FullName = FullName,
    };

    private LearnerContactChanged TellContact(string? phone, DateTimeOffset now) => new()
    {
        LearnerId = Id,
        Version = ++Version,
        OccurredAt = now,
        AreaId = AreaId,
        Phone = phone,
        PreferredLanguage = PreferredLanguage,
    };

    private string StateCode =>
        State is LearnerState.Active && RestrictedAt is not null ? "restricted" : Code(State);

    private static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
