using Platform.Contracts.Learners.V1;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

/// <summary>
/// A person who learns. The citizen id is held sealed and as a blind index; its digits never leave this service.
/// </summary>
internal sealed class Learner : IInArea
{
    public Guid Id { get; private init; }

    public required string FullName { get; init; }

    public required string FoldName { get; init; }

    public required PartialDate BirthDate { get; init; }

    public required Sex Sex { get; init; }

    public byte[]? CitizenIdSealed { get; private init; }

    public byte[]? CitizenIdIndex { get; private init; }

    public string? CitizenIdMasked { get; private init; }

    public string? Phone { get; init; }

    public required string PreferredLanguage { get; init; }

    /// <summary>Village, or the commune where the village is not known.</summary>
    public required Guid AreaId { get; init; }

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
            CitizenIdSealed = draft.CitizenId is { } sealing ? vault.Seal(sealing, id) : null,
            CitizenIdIndex = draft.CitizenId is { } indexing ? vault.BlindIndex(indexing) : null,
            CitizenIdMasked = draft.CitizenId?.ToString(),
            Phone = draft.Phone?.E164,
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
                Phone = learner.Phone,
                PreferredLanguage = draft.PreferredLanguage,
            },
        ]);
    }
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
