using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Courses.V1;
using Platform.Courses.Areas;
using Platform.Courses.Completions;
using Platform.Courses.Courses;

namespace Platform.Courses.Imports;

/// <summary>
/// A result as another platform reported it, once per name it gave it. It is counted when its learner is known in the
/// area it was imported for, which may be long after.
/// </summary>
internal sealed class ImportedResult : IInArea
{
    public required Guid Id { get; init; }

    public required string Source { get; init; }

    /// <summary>The name the source gave it.</summary>
    public required string ExternalId { get; init; }

    public required Guid AreaId { get; init; }

    public required string ExternalCourse { get; init; }

    public required Guid CourseId { get; init; }

    public required int CourseVersion { get; init; }

    public required DateTimeOffset CompletedAt { get; init; }

    public int? ScorePercent { get; init; }

    /// <summary>Whom to ask for, where the source did not know our id.</summary>
    public Guid? MatchId { get; init; }

    /// <summary>Null until it is known who it is.</summary>
    public Guid? LearnerId { get; set; }

    /// <summary>When to look again whether it can be counted; null while nobody knows who it is, and after.</summary>
    public DateTimeOffset? LookAt { get; set; }

    /// <summary>The completion it led to, or that was there already.</summary>
    public Guid? CompletionId { get; private set; }

    public DateTimeOffset? CountedAt { get; private set; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public CompletionImported Count(Completion completion, DateTimeOffset now)
    {
        (CompletionId, CountedAt, LookAt) = (completion.Id, now, null);
        return new CompletionImported
        {
            ImportedResultId = Id,
            Version = 1,
            OccurredAt = now,
            Source = Source,
            LearnerId = completion.LearnerId,
            CourseId = CourseId,
            CourseVersion = CourseVersion,
            CompletionId = completion.Id,
            CompletedAt = CompletedAt,
            AreaId = completion.AreaId,
        };
    }
}

internal sealed class ImportedResultConfiguration : IEntityTypeConfiguration<ImportedResult>
{
    public void Configure(EntityTypeBuilder<ImportedResult> builder)
    {
        builder.Property(result => result.Id).ValueGeneratedNever();
        builder.Property(result => result.Source).HasMaxLength(64);
        builder.Property(result => result.ExternalId).HasMaxLength(100);
        builder.Property(result => result.ExternalCourse).HasMaxLength(200);
        builder.HasIndex(result => new { result.Source, result.ExternalId }).IsUnique();
        builder.HasIndex(result => result.LookAt).HasFilter("look_at IS NOT NULL");
        builder.HasIndex(result => result.MatchId).HasFilter("counted_at IS NULL");
        builder.HasOne<CompletionSource>().WithMany().HasForeignKey(result => result.Source);
        builder.HasOne<CourseVersion>().WithMany()
            .HasForeignKey(result => new { result.CourseId, result.CourseVersion });
        builder.HasOne<PersonMatch>().WithMany().HasForeignKey(result => result.MatchId);
        builder.HasOne<Completion>().WithMany().HasForeignKey(result => result.CompletionId);
        builder.ToTable(table =>
        {
            table.HasCheckConstraint("ck_imported_results_someone", "learner_id IS NOT NULL OR match_id IS NOT NULL");
            table.HasCheckConstraint(
                "ck_imported_results_counted", "(counted_at IS NULL) = (completion_id IS NULL)");
            table.HasCheckConstraint("ck_imported_results_score_percent", "score_percent BETWEEN 0 AND 100");
        });
    }
}
