using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Courses.Courses;

/// <summary>A short course of the movement. Its code lasts; what is taught is in its published versions.</summary>
internal sealed class Course
{
    private readonly List<CourseVersion> versions = [];

    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public IReadOnlyList<CourseVersion> Versions => versions;

    /// <summary>Adds a version; false where it is published already: a published version never changes.</summary>
    public bool Publish(CourseVersion version)
    {
        if (versions.Any(published => published.Number == version.Number))
            return false;

        versions.Add(version);
        return true;
    }
}

internal sealed class CourseVersion
{
    public required Guid CourseId { get; init; }

    public required int Number { get; init; }

    public required string TitleVi { get; init; }

    public required string TitleEn { get; init; }

    public required int DurationMinutes { get; init; }
}

internal sealed class CourseConfiguration : IEntityTypeConfiguration<Course>, IEntityTypeConfiguration<CourseVersion>
{
    public void Configure(EntityTypeBuilder<Course> builder)
    {
        builder.Property(course => course.Id).ValueGeneratedNever();
        builder.Property(course => course.Code).HasMaxLength(64);
        builder.HasIndex(course => course.Code).IsUnique();
        builder.HasMany(course => course.Versions).WithOne().HasForeignKey(version => version.CourseId);
    }

    public void Configure(EntityTypeBuilder<CourseVersion> builder)
    {
        builder.HasKey(version => new { version.CourseId, version.Number });
        builder.Property(version => version.TitleVi).HasMaxLength(200);
        builder.Property(version => version.TitleEn).HasMaxLength(200);
    }
}
