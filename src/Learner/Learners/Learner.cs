using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Learners.Areas;
using Platform.Learners.Privacy;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

/// <summary>
/// A person who learns. The citizen id is held sealed and as a blind index; its digits never leave this service.
/// </summary>
internal sealed partial class Learner : IInArea
{
    public Guid Id { get; private init; }

    public LearnerState State { get; private set; }

    public DeactivationReason? DeactivationReason { get; private set; }

    public DateOnly? DeactivatedOn { get; private set; }

    /// <summary>The registration that stays, where this person was registered twice.</summary>
    public Guid? MergedInto { get; private set; }

    /// <summary>Since when nobody but a privacy officer sees this person and nothing is sent.</summary>
    public DateTimeOffset? RestrictedAt { get; private set; }

    public string FullName { get; private set; } = "";

    public string FoldName { get; private set; } = "";

    /// <summary>The last word of <see cref="FoldName"/>, by which people are called; kept by the database.</summary>
    public string FoldGiven { get; private init; } = "";

    public PartialDate BirthDate { get; private set; }

    /// <summary>Kept by the database.</summary>
    public int BirthYear { get; private init; }

    public Sex Sex { get; private set; }

    /// <summary>Seals the citizen id, the phone and the notes; absent as long as there is none of them.</summary>
    public LearnerKey? Key { get; private set; }

    public byte[]? CitizenIdSealed { get; private set; }

    public byte[]? CitizenIdIndex { get; private set; }

    /// <summary>Finds the last four digits, which is what people read out.</summary>
    public byte[]? CitizenTailIndex { get; private set; }

    public string? CitizenIdMasked { get; private set; }

    public byte[]? PhoneSealed { get; private set; }

    /// <summary>Not unique: families share phones.</summary>
    public byte[]? PhoneIndex { get; private set; }

    public string PreferredLanguage { get; private set; } = "vi";

    public DeviceAccess? DeviceAccess { get; private set; }

    public Connectivity? Connectivity { get; private set; }

    /// <summary>Village, or the commune where the village is not known.</summary>
    public Guid AreaId { get; private set; }

    public Area Area { get; private init; } = null!;

    public List<LearnerAudience> Audiences { get; } = [];

    /// <summary>The list this person came with, and the row in it.</summary>
    public Guid? ImportId { get; private set; }

    public int? ImportRow { get; private set; }

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
        Guid? importId = null, int? row = null, Guid? id = null)
    {
        var learner = new Learner
        {
            Id = id ?? Guid.CreateVersion7(now),
            AreaId = areaId,
            ImportId = importId,
            ImportRow = row,
            RegisteredAt = now,
        };
        learner.Take(draft, vault, now);
        learner.Audiences.AddRange(draft.Audiences.Select(audience => new LearnerAudience
        {
            LearnerId = learner.Id,
            Audience = audience,
            ValidFrom = VietnamTime.DateOf(now),
            Source = importId is null ? AudienceSource.Officer : AudienceSource.Import,
        }));
        return (learner, learner.TellRegistered(draft, now));
    }

    /// <summary>The number itself is kept sealed, its blind indexes find it, its mask is shown.</summary>
    public void SetCitizenId(CitizenId? citizenId, PersonalDataVault vault, DateTimeOffset now)
    {
        CitizenIdSealed = citizenId is { } value
            ? vault.Seal(KeyOf(vault, now), SealedField.CitizenId, value.Digits)
            : null;
        CitizenIdIndex = citizenId is { } indexed ? vault.BlindIndex(indexed) : null;
        CitizenTailIndex = citizenId is { } ending ? vault.BlindTail(ending.Tail) : null;
        CitizenIdMasked = citizenId?.ToString();
    }

    public void SetPhone(PhoneNumber? phone, PersonalDataVault vault, DateTimeOffset now)
    {
        PhoneSealed = phone is { } value ? vault.Seal(KeyOf(vault, now), SealedField.Phone, value.E164) : null;
        PhoneIndex = phone is { } indexed ? vault.BlindIndex(indexed) : null;
    }

    /// <summary>The key to seal with; made when it is first needed. The learner was read with it.</summary>
    public LearnerKey KeyOf(PersonalDataVault vault, DateTimeOffset now) => Key ??= vault.NewKey(Id, now);

    private void Take(LearnerDraft draft, PersonalDataVault vault, DateTimeOffset now)
    {
        FullName = draft.FullName;
        FoldName = draft.FoldName;
        BirthDate = draft.BirthDate;
        Sex = draft.Sex;
        PreferredLanguage = draft.PreferredLanguage;
        SetCitizenId(draft.CitizenId, vault, now);
        SetPhone(draft.Phone, vault, now);
    }
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

/// <summary>Why nothing is planned for a person any more.</summary>
public enum DeactivationReason
{
    Died,
    LeftProvince,
    Error,
    Other,
}

internal static class LearnerQueries
{
    /// <summary>With what a change needs: the audiences its event tells, and the key that opens and seals.</summary>
    public static IQueryable<Learner> Whole(this IQueryable<Learner> learners) =>
        learners.Include(learner => learner.Audiences).Include(learner => learner.Key);

    /// <summary>
    /// Whoever comes second to make the key of a learner comes second to change the learner: a stale version, 412.
    /// </summary>
    public static async Task SaveLearner(this LearnerDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException
        {
            ConstraintName: LearnerKeyConfiguration.OneKeyPerLearner
        })
        {
            throw new DbUpdateConcurrencyException("Another change made the key of the learner.", e);
        }
    }
}
