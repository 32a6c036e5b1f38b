using Platform.Contracts.Learners.V1;
using Platform.Learners.Areas;
using Platform.Learners.Privacy;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

/// <summary>
/// A person who learns. The citizen id is held sealed and as a blind index; its digits never leave this service.
/// </summary>
internal sealed class Learner : IInArea
{
    public Guid Id { get; private init; }

    public LearnerState State { get; private set; }

    /// <summary>The registration that stays, where this person was registered twice.</summary>
    public Guid? MergedInto { get; private set; }

    /// <summary>Since when nobody but a privacy officer sees this person and nothing is sent.</summary>
    public DateTimeOffset? RestrictedAt { get; private set; }

    public string FullName { get; private set; } = "";

    public string FoldName { get; private set; } = "";

    public PartialDate BirthDate { get; private set; }

    public Sex Sex { get; private set; }

    /// <summary>Seals the citizen id, the phone and the notes; absent as long as there is none of them.</summary>
    public LearnerKey? Key { get; private set; }

    public byte[]? CitizenIdSealed { get; private set; }

    public byte[]? CitizenIdIndex { get; private set; }

    public string? CitizenIdMasked { get; private set; }

    public byte[]? PhoneSealed { get; private set; }

    /// <summary>Not unique: families share phones.</summary>
    public byte[]? PhoneIndex { get; private set; }

    public string PreferredLanguage { get; private set; } = "vi";

    /// <summary>Village, or the commune where the village is not known.</summary>
    public Guid AreaId { get; private set; }

    public Area Area { get; private init; } = null!;

    public List<LearnerAudience> Audiences { get; init; } = [];

    /// <summary>The list this person came with, and the row in it.</summary>
    public Guid? ImportId { get; init; }

    public int? ImportRow { get; init; }

    public DateTimeOffset RegisteredAt { get; private init; }

    /// <summary>Counts the events of this learner.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private init; }

    /// <returns>
    /// The learner and what the others learn of a new one. The contact point is told even where there is no phone, so
    /// that its reader knows the difference between "none" and "not yet heard of".
    /// </returns>
    public static (Learner Learner, IReadOnlyList<object> Events) Register(
        LearnerDraft draft, Guid areaId, PersonalDataVault vault, DateTimeOffset now,
        Guid? importId = null, int? row = null)
    {
        var id = Guid.CreateVersion7(now);
        var learner = new Learner
        {
            Id = id,
            FullName = draft.FullName,
            FoldName = draft.FoldName,
            BirthDate = draft.BirthDate,
            Sex = draft.Sex,
            PreferredLanguage = draft.PreferredLanguage,
            AreaId = areaId,
            Audiences =
            [
                .. draft.Audiences.Select(audience => new LearnerAudience
                {
                    Audience = audience,
                    ValidFrom = VietnamTime.DateOf(now),
                    Source = importId is null ? "officer" : "import",
                }),
            ],
            ImportId = importId,
            ImportRow = row,
            RegisteredAt = now,
        };
        learner.SetCitizenId(draft.CitizenId, vault, now);
        learner.SetPhone(draft.Phone, vault, now);
        return (learner,
        [
            new LearnerRegistered
            {
                LearnerId = id,
                Version = ++learner.Version,
                OccurredAt = now,
                AreaId = areaId,
                Audiences = draft.Audiences,
                PreferredLanguage = draft.PreferredLanguage,
            },
            new LearnerIdentityChanged
            {
                LearnerId = id,
                Version = ++learner.Version,
                OccurredAt = now,
                FullName = draft.FullName,
            },
            new LearnerContactChanged
            {
                LearnerId = id,
                Version = ++learner.Version,
                OccurredAt = now,
                AreaId = areaId,
                Phone = draft.Phone?.E164,
                PreferredLanguage = draft.PreferredLanguage,
            },
        ]);
    }

    /// <summary>The number itself is kept sealed, its blind index finds it, its mask is shown.</summary>
    public void SetCitizenId(CitizenId? citizenId, PersonalDataVault vault, DateTimeOffset now)
    {
        CitizenIdSealed = citizenId is { } value
            ? vault.Seal(KeyOf(vault, now), SealedField.CitizenId, value.Digits)
            : null;
        CitizenIdIndex = citizenId is { } indexed ? vault.BlindIndex(indexed) : null;
        CitizenIdMasked = citizenId?.ToString();
    }

    public void SetPhone(PhoneNumber? phone, PersonalDataVault vault, DateTimeOffset now)
    {
        PhoneSealed = phone is { } value ? vault.Seal(KeyOf(vault, now), SealedField.Phone, value.E164) : null;
        PhoneIndex = phone is { } indexed ? vault.BlindIndex(indexed) : null;
    }

    /// <summary>The key to seal with; made when it is first needed. The learner was read with it.</summary>
    public LearnerKey KeyOf(PersonalDataVault vault, DateTimeOffset now) => Key ??= vault.NewKey(Id, now);
}

/// <summary>Names as stored and as shown. Whoever is merged or erased is not found any more.</summary>
public enum LearnerState
{
    Active,

    /// <summary>Died, moved away, registered in error: kept, and not counted.</summary>
    Deactivated,

    /// <summary>Registered twice: the other registration stays, and this id still leads to it.</summary>
    Merged,

    /// <summary>Nothing but the id is left.</summary>
    Erased,
}

/// <summary>Membership of an audience from a day on; several at once.</summary>
internal sealed class LearnerAudience
{
    public Guid LearnerId { get; init; }

    public required string Audience { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    /// <summary><c>officer</c> or <c>import</c>.</summary>
    public required string Source { get; init; }
}
