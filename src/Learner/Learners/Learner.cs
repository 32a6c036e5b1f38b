using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

/// <summary>
/// A person who learns. The citizen id is held sealed and as a blind index; its digits never leave this service.
/// </summary>
internal sealed partial class Learner : IInArea
{
    public Guid Id { get; private init; }

    public string FullName { get; private set; } = "";

    public string FoldName { get; private set; } = "";

    /// <summary>The last word of <see cref="FoldName"/>, by which people are called; kept by the database.</summary>
    public string FoldGiven { get; private init; } = "";

    public PartialDate BirthDate { get; private set; }

    /// <summary>Kept by the database.</summary>
    public int BirthYear { get; private init; }

    public Sex Sex { get; private set; }

    public byte[]? CitizenIdSealed { get; private set; }

    public byte[]? CitizenIdIndex { get; private set; }

    /// <summary>Finds the last four digits, which is what people read out.</summary>
    public byte[]? CitizenTailIndex { get; private set; }

    public string? CitizenIdMasked { get; private set; }

    public string? Phone { get; private set; }

    public string PreferredLanguage { get; private set; } = "";

    public DeviceAccess? DeviceAccess { get; private set; }

    public Connectivity? Connectivity { get; private set; }

    /// <summary>Village, or the commune where the village is not known.</summary>
    public Guid AreaId { get; private set; }

    public Area Area { get; private init; } = null!;

    public LearnerState State { get; private set; }

    public DeactivationReason? DeactivationReason { get; private set; }

    public DateOnly? DeactivatedOn { get; private set; }

    public List<LearnerAudience> Audiences { get; } = [];

    /// <summary>The list this person came with, and the row in it.</summary>
    public Guid? ImportId { get; private init; }

    public int? ImportRow { get; private init; }

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
        var learner = new Learner
        {
            Id = Guid.CreateVersion7(now),
            AreaId = areaId,
            ImportId = importId,
            ImportRow = row,
            RegisteredAt = now,
        };
        learner.Take(draft, vault);
        learner.Audiences.AddRange(draft.Audiences.Select(audience => new LearnerAudience
        {
            LearnerId = learner.Id,
            Audience = audience,
            ValidFrom = VietnamTime.DateOf(now),
            Source = importId is null ? AudienceSource.Officer : AudienceSource.Import,
        }));
        return (learner, learner.TellRegistered(draft.Audiences, now));
    }

    /// <summary>What the law calls the identity of the person, and how to reach them.</summary>
    private void Take(LearnerDraft draft, PersonalDataVault vault)
    {
        FullName = draft.FullName;
        FoldName = draft.FoldName;
        BirthDate = draft.BirthDate;
        Sex = draft.Sex;
        CitizenIdSealed = draft.CitizenId is { } sealing ? vault.Seal(sealing, Id) : null;
        CitizenIdIndex = draft.CitizenId is { } indexing ? vault.BlindIndex(indexing) : null;
        CitizenTailIndex = draft.CitizenId is { } tail ? vault.BlindTail(tail.Tail) : null;
        CitizenIdMasked = draft.CitizenId?.ToString();
        Phone = draft.Phone?.E164;
        PreferredLanguage = draft.PreferredLanguage;
    }
}

/// <summary>Names as stored and as shown.</summary>
public enum LearnerState
{
    Active,

    /// <summary>Died, left the province or should not be here; nothing is planned for them any more.</summary>
    Deactivated,
}

/// <summary>Why nothing is planned for a person any more.</summary>
public enum DeactivationReason
{
    Died,
    LeftProvince,
    Error,
    Other,
}
