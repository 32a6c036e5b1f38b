using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Certifications.V1;

namespace Platform.Certifications.Recognitions;

/// <summary>
/// Whether a mentor guides as many people as the rule demands. Learner counts them and says when the number is reached
/// or lost; the two come by queues of their own, so the row knows the last it heard.
/// </summary>
internal sealed class MentorRecognition
{
    private readonly List<MentorChange> changes = [];

    private MentorRecognition()
    {
    }

    public MentorRecognition(Guid mentorId, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        MentorId = mentorId;
        Since = now;
    }

    public Guid Id { get; private init; }

    public Guid MentorId { get; private init; }

    public bool IsRecognised { get; private set; }

    /// <summary>Since when it is so.</summary>
    public DateTimeOffset Since { get; private set; }

    public int Mentees { get; private set; }

    public int RuleVersion { get; private set; }

    /// <summary>Version of the last news of the mentor.</summary>
    public long HeardVersion { get; private set; }

    /// <summary>Counts the events of this recognition.</summary>
    public long Version { get; private set; }

    public IReadOnlyList<MentorChange> Changes => changes;

    /// <returns>The event of a recognition granted or withdrawn; nothing where that did not change.</returns>
    public object? Hear(long version, bool met, int mentees, int ruleVersion, DateTimeOffset now)
    {
        if (version <= HeardVersion)
            return null;
        (HeardVersion, Mentees, RuleVersion) = (version, mentees, ruleVersion);
        if (met == IsRecognised)
            return null;

        (IsRecognised, Since) = (met, now);
        changes.Add(new MentorChange { RecognitionId = Id, Sequence = ++Version, Granted = met, At = now });
        return met
            ? new MentorRecognitionGranted
            {
                RecognitionId = Id,
                Version = Version,
                OccurredAt = now,
                MentorId = MentorId,
                Mentees = mentees,
                RuleVersion = ruleVersion,
            }
            : new MentorRecognitionWithdrawn
            {
                RecognitionId = Id,
                Version = Version,
                OccurredAt = now,
                MentorId = MentorId,
                Mentees = mentees,
                RuleVersion = ruleVersion,
            };
    }
}

/// <summary>One time a mentor was recognised, or no longer; rows are only added.</summary>
internal sealed class MentorChange
{
    public required Guid RecognitionId { get; init; }

    public required long Sequence { get; init; }

    public required bool Granted { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class MentorRecognitionConfiguration :
    IEntityTypeConfiguration<MentorRecognition>, IEntityTypeConfiguration<MentorChange>
{
    public void Configure(EntityTypeBuilder<MentorRecognition> builder)
    {
        builder.ToTable("MentorRecognitions");
        builder.Property(mentor => mentor.Id).ValueGeneratedNever();
        builder.HasIndex(mentor => mentor.MentorId).IsUnique();
        builder.HasMany(mentor => mentor.Changes).WithOne().HasForeignKey(change => change.RecognitionId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MentorChange> builder)
    {
        builder.ToTable("MentorChanges");
        builder.HasKey(change => new { change.RecognitionId, change.Sequence });
        builder.Property(change => change.Sequence).ValueGeneratedNever();
    }
}
