using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Learners.Learners;
using Platform.Learners.Requests;

namespace Platform.Learners.Erasures;

/// <summary>
/// One registration on its way out. Here it is gone at once, key included; it is complete when every other service has
/// answered and nothing that was sent about the person is archived any more.
/// </summary>
internal sealed class Erasure
{
    public Guid Id { get; private init; }

    public Guid LearnerId { get; private init; }

    public Learner Learner { get; private init; } = null!;

    public Guid RequestId { get; private init; }

    /// <summary>The key was destroyed in the same transaction.</summary>
    public DateTimeOffset StartedAt { get; private init; }

    /// <summary>When the archive of sent events and the stored answers were cleared.</summary>
    public DateTimeOffset? ArchiveClearedAt { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public List<ErasureAnswer> Answers { get; } = [];

    /// <summary>Begins with an answer owed by every service that may hold something.</summary>
    public static Erasure Begin(Guid learnerId, DataRequest request, DateTimeOffset now)
    {
        var erasure = new Erasure
        {
            Id = Guid.CreateVersion7(now),
            LearnerId = learnerId,
            RequestId = request.Id,
            StartedAt = now,
        };
        var furtherDueOn = request.ThirdPartyDueOn ?? request.DueOn;
        erasure.Answers.AddRange(ErasureParticipants.All.Select(participant => new ErasureAnswer
        {
            ErasureId = erasure.Id,
            Participant = participant,
            DueOn = participant is ErasureParticipants.Partner ? furtherDueOn : request.DueOn,
        }));
        return erasure;
    }

    public void ArchiveCleared(DateTimeOffset now) => ArchiveClearedAt = now;

    public void Complete(DateTimeOffset now) => CompletedAt = now;
}

/// <summary>
/// Who is asked. Insights is not: it holds ids and figures only, and an id leads to nobody once this service forgot it.
/// </summary>
internal static class ErasureParticipants
{
    public const string Course = "course";
    public const string Certification = "certification";
    public const string Notification = "notification";

    /// <summary>Reaches third parties, which the law gives more time.</summary>
    public const string Partner = "partner";

    public static IReadOnlyList<string> All { get; } = [Course, Certification, Notification, Partner];
}

/// <summary>What a service owes, and what it answered.</summary>
internal sealed class ErasureAnswer
{
    public required Guid ErasureId { get; init; }

    public required string Participant { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary><c>erased</c>, <c>retained</c> or <c>nothing</c>.</summary>
    public string? Outcome { get; private set; }

    /// <summary>How many rows the law keeps there.</summary>
    public int? Retained { get; private set; }

    public string? ReasonCode { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>When somebody was told that the answer is late.</summary>
    public DateTimeOffset? AlarmedAt { get; private set; }

    public bool IsOverdue(DateOnly today) => AnsweredAt is null && DueOn < today;

    /// <summary>The first answer counts.</summary>
    public void Answer(string outcome, int? retained, string? reasonCode, DateTimeOffset at)
    {
        if (AnsweredAt is null)
            (Outcome, Retained, ReasonCode, AnsweredAt) = (outcome, retained, reasonCode, at);
    }

    public void Alarm(DateTimeOffset now) => AlarmedAt = now;
}

internal sealed class ErasureConfiguration :
    IEntityTypeConfiguration<Erasure>, IEntityTypeConfiguration<ErasureAnswer>
{
    public void Configure(EntityTypeBuilder<Erasure> builder)
    {
        builder.Property(erasure => erasure.Id).ValueGeneratedNever();
        builder.HasOne(erasure => erasure.Learner).WithMany().HasForeignKey(erasure => erasure.LearnerId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DataRequest>().WithMany().HasForeignKey(erasure => erasure.RequestId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(erasure => erasure.Answers).WithOne().HasForeignKey(answer => answer.ErasureId);
        builder.HasIndex(erasure => erasure.LearnerId).IsUnique(); // nobody is erased twice
        builder.HasIndex(erasure => erasure.StartedAt).HasFilter("completed_at IS NULL");
    }

    public void Configure(EntityTypeBuilder<ErasureAnswer> builder)
    {
        builder.HasKey(answer => new { answer.ErasureId, answer.Participant });
        builder.Property(answer => answer.Participant).HasMaxLength(20);
        builder.Property(answer => answer.Outcome).HasMaxLength(20);
        builder.Property(answer => answer.ReasonCode).HasMaxLength(40);
        builder.HasIndex(answer => answer.DueOn).HasFilter("answered_at IS NULL AND alarmed_at IS NULL");
    }
}
