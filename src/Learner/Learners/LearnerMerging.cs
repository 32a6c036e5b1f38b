using Platform.Contracts.Learners.V1;

namespace Platform.Learners.Learners;

/// <summary>A value that the registration that stays may take from the other one.</summary>
public enum MergeField
{
    FullName,
    BirthDate,
    Sex,
    CitizenId,
    Phone,
    PreferredLanguage,
}

/// <summary>One person who was registered twice.</summary>
internal sealed partial class Learner
{
    /// <summary>
    /// This id leads to the registration that stays. The row keeps its values; only the index of the citizen id gives
    /// way, because the number belongs to one registration.
    /// </summary>
    public void MergeInto(Learner winner) =>
        (State, MergedInto, CitizenIdIndex) = (LearnerState.Merged, winner.Id, null);

    public void Take(MergeField field, Learner other, PersonalDataVault vault, DateTimeOffset now)
    {
        switch (field)
        {
            case MergeField.FullName:
                (FullName, FoldName) = (other.FullName, other.FoldName);
                break;
            case MergeField.BirthDate:
                BirthDate = other.BirthDate;
                break;
            case MergeField.Sex:
                Sex = other.Sex;
                break;
            case MergeField.CitizenId:
                SetCitizenId(other.CitizenIdOf(vault), vault, now);
                break;
            case MergeField.Phone:
                SetPhone(other.PhoneOf(vault), vault, now);
                break;
            default:
                PreferredLanguage = other.PreferredLanguage;
                break;
        }
    }

    public bool Differs(MergeField field, Learner other) => field switch
    {
        MergeField.FullName => FullName != other.FullName,
        MergeField.BirthDate => BirthDate != other.BirthDate,
        MergeField.Sex => Sex != other.Sex,
        MergeField.CitizenId => !Equal(CitizenIdIndex, other.CitizenIdIndex),
        MergeField.Phone => !Equal(PhoneIndex, other.PhoneIndex),
        _ => PreferredLanguage != other.PreferredLanguage,
    };

    public CitizenId? CitizenIdOf(PersonalDataVault vault) =>
        CitizenIdSealed is { } value ? vault.OpenCitizenId(value, Id, Key) : null;

    public PhoneNumber? PhoneOf(PersonalDataVault vault) =>
        vault.OpenPhone(PhoneSealed, Key) is { } text && PhoneNumber.Parse(text, out var phone) is null ? phone : null;

    public LearnersMerged TellMerged(Guid mergeId, Guid loserId, DateTimeOffset now) => new()
    {
        LearnerId = Id,
        Version = ++Version,
        OccurredAt = now,
        MergedLearnerId = loserId,
        MergeId = mergeId,
        AreaId = AreaId,
    };

    public LearnersUnmerged TellUnmerged(Guid mergeId, Guid loserId, DateTimeOffset now) => new()
    {
        LearnerId = Id,
        Version = ++Version,
        OccurredAt = now,
        MergedLearnerId = loserId,
        MergeId = mergeId,
        AreaId = AreaId,
    };

    /// <summary>What the readers of name and number must hear after values went from one row to the other.</summary>
    public IEnumerable<object> TellTaken(
        IReadOnlyCollection<MergeField> fields, PersonalDataVault vault, DateTimeOffset now)
    {
        if (fields.Contains(MergeField.FullName))
        {
            yield return new LearnerIdentityChanged
            {
                LearnerId = Id,
                Version = ++Version,
                OccurredAt = now,
                FullName = FullName,
            };
        }

        if (fields.Contains(MergeField.Phone) || fields.Contains(MergeField.PreferredLanguage))
        {
            yield return new LearnerContactChanged
            {
                LearnerId = Id,
                Version = ++Version,
                OccurredAt = now,
                AreaId = AreaId,
                Phone = vault.OpenPhone(PhoneSealed, Key),
                PreferredLanguage = PreferredLanguage,
            };
        }
    }

    private static bool Equal(byte[]? one, byte[]? other) => one.AsSpan().SequenceEqual(other);
}
