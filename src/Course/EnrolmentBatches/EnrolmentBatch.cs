using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Courses.Areas;
using Platform.Courses.Enrolments;
using Platform.Courses.Organisations;

namespace Platform.Courses.EnrolmentBatches;

public enum BatchState
{
    /// <summary>Nobody has begun with it.</summary>
    Queued,

    /// <summary>Rows are being decided, in the order of the file.</summary>
    Running,

    /// <summary>Every row has an outcome.</summary>
    Completed,
}

/// <summary>
/// A long list of learners and classes. Its rows are decided some at a time, each with its seat in one transaction: who
/// is killed in between has lost nothing, and goes on where the outcomes end.
/// </summary>
internal sealed class EnrolmentBatch : IInArea
{
    public required Guid Id { get; init; }

    /// <summary>Area of the token it came with: no row reaches beyond it.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>The organisation whose people the list holds.</summary>
    public Guid? SponsorId { get; init; }

    public required bool WaitIfFull { get; init; }

    public required int TotalRows { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public BatchState State { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public void Begin() => State = BatchState.Running;

    public void Complete(DateTimeOffset now) => (State, CompletedAt) = (BatchState.Completed, now);
}

/// <summary>A line of the list. What was not an id is not kept: somebody may have sent citizen ids.</summary>
internal sealed class EnrolmentBatchRow
{
    public required Guid BatchId { get; init; }

    /// <summary>Line of the file; the header is line 1.</summary>
    public required int Number { get; init; }

    public Guid? ClassId { get; init; }

    public Guid? LearnerId { get; init; }

    /// <summary>None before the row was decided.</summary>
    public EnrolmentOutcome? Outcome { get; init; }
}

internal sealed class EnrolmentBatchConfiguration :
    IEntityTypeConfiguration<EnrolmentBatch>, IEntityTypeConfiguration<EnrolmentBatchRow>
{
    public void Configure(EntityTypeBuilder<EnrolmentBatch> builder)
    {
        builder.Property(batch => batch.Id).ValueGeneratedNever();
        builder.Property(batch => batch.State).HasConversion<string>().HasMaxLength(16);
        builder.HasIndex(batch => batch.Id).HasFilter("state <> 'Completed'")
            .HasDatabaseName("ix_enrolment_batches_open");
        builder.HasIndex(batch => batch.SponsorId);
        builder.HasOne<AreaSnapshot>().WithMany().HasForeignKey(batch => batch.AreaId);
        builder.HasOne<OrganisationSnapshot>().WithMany().HasForeignKey(batch => batch.SponsorId);
    }

    public void Configure(EntityTypeBuilder<EnrolmentBatchRow> builder)
    {
        builder.HasKey(row => new { row.BatchId, row.Number });
        builder.Property(row => row.Outcome).HasConversion<string>().HasMaxLength(16);
        builder.HasIndex(row => new { row.BatchId, row.Number }).HasFilter("outcome IS NULL")
            .HasDatabaseName("ix_enrolment_batch_rows_open");
        builder.HasOne<EnrolmentBatch>().WithMany().HasForeignKey(row => row.BatchId);
    }
}
