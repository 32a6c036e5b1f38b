using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Courses.Courses;

namespace Platform.Courses.Imports;

/// <summary>A platform or an office whose results are accepted.</summary>
internal sealed class CompletionSource
{
    public required string Code { get; init; }

    public required string NameVi { get; init; }

    public required string NameEn { get; init; }

    /// <summary>What a result of this source is worth.</summary>
    public required string AssuranceLevel { get; init; }

    /// <summary>The decision or document it comes from.</summary>
    public required string Basis { get; init; }
}

/// <summary>
/// As which course a course of another platform counts. Never edited: a decision that changes it adds a version.
/// </summary>
internal sealed class CourseEquivalence
{
    public required string Source { get; init; }

    /// <summary>As the source names it: a code, or the IRI of an activity.</summary>
    public required string ExternalCourse { get; init; }

    public required int Version { get; init; }

    public required Guid CourseId { get; init; }

    public required int CourseVersion { get; init; }

    /// <summary>Results of this day and later, until the next version begins.</summary>
    public required DateOnly ValidFrom { get; init; }

    public required string Basis { get; init; }
}

internal sealed class CompletionSourceConfiguration :
    IEntityTypeConfiguration<CompletionSource>, IEntityTypeConfiguration<CourseEquivalence>
{
    public void Configure(EntityTypeBuilder<CompletionSource> builder)
    {
        builder.HasKey(source => source.Code);
        builder.Property(source => source.Code).HasMaxLength(64);
        builder.Property(source => source.NameVi).HasMaxLength(200);
        builder.Property(source => source.NameEn).HasMaxLength(200);
        builder.Property(source => source.AssuranceLevel).HasMaxLength(32);
        builder.Property(source => source.Basis).HasMaxLength(500);
    }

    public void Configure(EntityTypeBuilder<CourseEquivalence> builder)
    {
        builder.HasKey(row => new { row.Source, row.ExternalCourse, row.Version });
        builder.Property(row => row.Source).HasMaxLength(64);
        builder.Property(row => row.ExternalCourse).HasMaxLength(200);
        builder.Property(row => row.Basis).HasMaxLength(500);
        builder.HasOne<CompletionSource>().WithMany().HasForeignKey(row => row.Source);
        builder.HasOne<CourseVersion>().WithMany().HasForeignKey(row => new { row.CourseId, row.CourseVersion });
    }
}
