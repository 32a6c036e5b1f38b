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

    /// <summary>After a change: one event for everybody, and one for each reader of what the others do not see.</summary>
    public IEnumerable<object> Tell(IReadOnlyCollection<string> changed, DateTimeOffset now)
    {
        yield return new LearnerProfileChanged
        {
            LearnerId = Id,
            Version = ++Version,
            OccurredAt = now,
            AreaId = AreaId,
            State = Code(State),
            Audiences = CurrentAudiences(now),
            PreferredLanguage = PreferredLanguage,
            DeviceAccess = DeviceAccess is { } access ? Code(access) : null,
            Connectivity = Connectivity is { } connectivity ? Code(connectivity) : null,
            ChangedFields = [.. changed],
        };
        if (changed.Intersect(OfIdentity).Any())
            yield return TellIdentity(now);
        if (changed.Intersect(OfContact).Any())
            yield return TellContact(now);
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
            State = Code(State),
            Audiences = current,
            Added = [.. current.Except(before)],
            Ended = [.. before.Except(current)],
            EffectiveOn = VietnamTime.DateOf(now),
        };
    }

    private object[] TellRegistered(IReadOnlyList<string> audiences, DateTimeOffset now) =>
    [
        new LearnerRegistered
        {
            LearnerId = Id,
            Version = ++Version,
            OccurredAt = now,
            AreaId = AreaId,
            Audiences = audiences,
            PreferredLanguage = PreferredLanguage,
        },
        TellIdentity(now),
        TellContact(now),
    ];

    private LearnerIdentityChanged TellIdentity(DateTimeOffset now) => new()
    {
        LearnerId = Id,
        Version = ++Version,
        OccurredAt = now,
        FullName = FullName,
    };

    /// <summary>No message goes to who died or left; the number itself stays for the day they come back.</summary>
    private LearnerContactChanged TellContact(DateTimeOffset now) => new()
    {
        LearnerId = Id,
        Version = ++Version,
        OccurredAt = now,
        AreaId = AreaId,
        Phone = State is LearnerState.Active ? Phone : null,
        PreferredLanguage = PreferredLanguage,
    };

    private static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
