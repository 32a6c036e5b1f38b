using System.Text.Json;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

/// <summary>What a correction replaced; the values go to the sealed history and nowhere else.</summary>
/// <param name="Field">Code of the field, <c>full-name</c>.</param>
internal sealed record FieldChange(string Field, string? Old, string? New)
{
    public static readonly string Area = "area";
    public static readonly string State = "state";
    public static readonly string Device = "device";
    public static readonly string Audiences = "audiences";

    public static string Code(LearnerField field) => JsonNamingPolicy.KebabCaseLower.ConvertName(field.ToString());
}

internal sealed partial class Learner
{
    /// <summary>Takes over checked data; the audiences have a use case of their own.</summary>
    /// <returns>What is different now.</returns>
    public IReadOnlyList<FieldChange> Correct(LearnerDraft draft, PersonalDataVault vault, DateTimeOffset now)
    {
        var changes = new List<FieldChange>();
        Note(LearnerField.FullName, FullName, draft.FullName);
        Note(LearnerField.BirthDate, BirthDate.ToString(), draft.BirthDate.ToString());
        Note(LearnerField.Sex, Sex.ToString(), draft.Sex.ToString());
        Note(LearnerField.CitizenId, CitizenIdOf(vault)?.Digits, draft.CitizenId?.Digits);
        Note(LearnerField.Phone, PhoneOf(vault)?.E164, draft.Phone?.E164);
        Note(LearnerField.PreferredLanguage, PreferredLanguage, draft.PreferredLanguage);
        if (changes.Count > 0)
            Take(draft, vault, now);
        return changes;

        void Note(LearnerField field, string? old, string? value)
        {
            if (old != value)
                changes.Add(new FieldChange(FieldChange.Code(field), old, value));
        }
    }

    /// <returns>The change, or nothing where that is how it was.</returns>
    public FieldChange? Use(DeviceUse device)
    {
        var before = (DeviceAccess, Connectivity);
        var after = (device.Access ?? DeviceAccess, device.Connectivity ?? Connectivity);
        if (after == before)
            return null;
        (DeviceAccess, Connectivity) = after;
        return new FieldChange(FieldChange.Device, before.ToString(), after.ToString());
    }

    public void MoveTo(Guid areaId) => AreaId = areaId;

    /// <returns>False where that is so already.</returns>
    public bool Deactivate(DeactivationReason reason, DateOnly on)
    {
        if (State is not LearnerState.Active)
            return false;
        (State, DeactivationReason, DeactivatedOn) = (LearnerState.Deactivated, reason, on);
        return true;
    }

    /// <returns>False where that is so already.</returns>
    public bool Reactivate()
    {
        if (State is not LearnerState.Deactivated)
            return false;
        (State, DeactivationReason, DeactivatedOn) = (LearnerState.Active, null, null);
        return true;
    }

    /// <summary>Everything known, in the form it once arrived in: what a correction is laid over.</summary>
    public RawLearner AsRaw(PersonalDataVault vault) => new(
        FullName, BirthDate.ToString(), Sex.ToString(), CitizenIdOf(vault)?.Digits ?? "",
        PhoneOf(vault)?.E164 ?? "", [], PreferredLanguage);

    public IReadOnlyList<string> CurrentAudiences(DateOnly day) =>
    [
        .. Audiences.Where(membership => membership.Includes(day)).Select(membership => membership.Audience)
            .Distinct().Order(StringComparer.Ordinal),
    ];

    private IReadOnlyList<string> CurrentAudiences(DateTimeOffset now) => CurrentAudiences(VietnamTime.DateOf(now));
}
