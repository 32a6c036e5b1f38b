using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Courses.Courses;

/// <summary>What a village opens a class from.</summary>
internal sealed class ClassTemplate
{
    public required string Code { get; init; }

    public required Guid CourseId { get; init; }

    public required int CourseVersion { get; init; }

    public required int DurationMinutes { get; init; }
}

internal sealed class ClassTemplateConfiguration : IEntityTypeConfiguration<ClassTemplate>
{
    public void Configure(EntityTypeBuilder<ClassTemplate> builder)
    {
        builder.HasKey(template => template.Code);
        builder.Property(template => template.Code).HasMaxLength(64);
        builder.HasOne<CourseVersion>().WithMany()
            .HasForeignKey(template => new { template.CourseId, template.CourseVersion });
    }
}
