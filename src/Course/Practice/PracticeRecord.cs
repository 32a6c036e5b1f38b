using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Courses.V1;
using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Practice;

/// <summary>Who vouches for it, the weakest first.</summary>
public enum PracticeEvidence
{
    Self,
    Household,
    Mentor,
    Counter,
    Partner,
}

/// <summary>
/// A line of the ledger: somebody did a task, with help or alone. Nobody has to be enrolled anywhere for it, and it
/// makes nobody a trained person.
/// </summary>
internal sealed class PracticeRecord : IInArea
{
    /// <summary>Made by whoever records it: the same record twice is one.</summary>
    public required Guid Id { get; init; }

    public required Guid LearnerId { get; init; }

    /// <summary>Where the person belonged when it was recorded.</summary>
    public required Guid AreaId { get; init; }

    public required string TaskCode { get; init; }

    public required int TaskVersion { get; init; }

    /// <summary>What makes two records the same thing done; see <see cref="Practice.Subject"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>The day in Vietnam. Figures count by it, however late the record comes.</summary>
    public required DateOnly DoneOn { get; init; }

    public required bool Assisted { get; init; }

    public required PracticeEvidence Evidence { get; init; }

    public required string? ProcedureCode { get; init; }

    public required Guid? WitnessLearnerId { get; init; }

    /// <summary>The team whose community project it was part of.</summary>
    public required Guid? TeamId { get; init; }

    public required string RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Whether another one under this id says the same, whoever sends it and when.</summary>
    public bool IsSameAs(PracticeRecord other) =>
        (TaskCode, DoneOn, Assisted, Evidence, ProcedureCode, WitnessLearnerId, TeamId)
        == (other.TaskCode, other.DoneOn, other.Assisted, other.Evidence, other.ProcedureCode, other.WitnessLearnerId,
            other.TeamId);

    public PracticeRecorded Recorded(PracticeTask task) => new()
    {
        PracticeId = Id,
        Version = 1,
        OccurredAt = RecordedAt,
        LearnerId = LearnerId,
        AreaId = AreaId,
        TaskCode = TaskCode,
        TaskVersion = TaskVersion,
        SkillCodes = task.SkillCodes,
        On = DoneOn,
        Assisted = Assisted,
        Evidence = Codes.Of(Evidence),
        ProcedureCode = ProcedureCode,
        WitnessLearnerId = WitnessLearnerId,
        TeamId = TeamId,
    };
}

internal sealed class PracticeRecordConfiguration : IEntityTypeConfiguration<PracticeRecord>
{
    public void Configure(EntityTypeBuilder<PracticeRecord> builder)
    {
        builder.Property(record => record.Id).ValueGeneratedNever();
        builder.Property(record => record.TaskCode).HasMaxLength(64);
        builder.Property(record => record.Subject).HasMaxLength(120);
        builder.Property(record => record.Evidence).HasConversion<string>().HasMaxLength(10);
        builder.Property(record => record.ProcedureCode).HasMaxLength(40);
        builder.Property(record => record.RecordedBy).HasMaxLength(200);
        builder.HasOne<PracticeTask>().WithMany()
            .HasForeignKey(record => new { record.TaskCode, record.TaskVersion });
        builder.HasIndex(record => new { record.LearnerId, record.Id });
        builder.HasIndex(record => new { record.AreaId, record.DoneOn });
        builder.HasIndex(record => record.TeamId).HasFilter("team_id IS NOT NULL");
    }
}
