using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Courses.Courses;

internal sealed class CourseConfiguration :
    IEntityTypeConfiguration<Course>, IEntityTypeConfiguration<CourseVersion>, IEntityTypeConfiguration<PublishingRule>,
    IEntityTypeConfiguration<ClassTemplate>
{
    public void Configure(EntityTypeBuilder<Course> builder)
    {
        builder.Property(course => course.Id).ValueGeneratedNever();
        builder.Property(course => course.Code).HasMaxLength(64);
        builder.Property(course => course.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(course => course.Draft).HasDocument();
        builder.Property(course => course.RowVersion).HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
        builder.HasIndex(course => course.Code).IsUnique();
        builder.HasMany(course => course.Versions).WithOne().HasForeignKey(version => version.CourseId);
    }

    public void Configure(EntityTypeBuilder<CourseVersion> builder)
    {
        builder.HasKey(version => new { version.CourseId, version.Number });
        builder.Property(version => version.TitleVi).HasMaxLength(200);
        builder.Property(version => version.TitleEn).HasMaxLength(200);
        builder.Property(version => version.Level).HasConversion<string>().HasMaxLength(16);
        builder.Property(version => version.Trainer).HasMaxLength(200);
        builder.Property(version => version.Modules).HasDocument();
    }

    public void Configure(EntityTypeBuilder<PublishingRule> builder)
    {
        builder.HasKey(rule => new { rule.Kind, rule.Version });
        builder.Property(rule => rule.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(rule => rule.Source).HasMaxLength(500);
    }

    public void Configure(EntityTypeBuilder<ClassTemplate> builder)
    {
        builder.HasKey(template => template.Code);
        builder.Property(template => template.Code).HasMaxLength(64);
        builder.Property(template => template.Pack).HasDocument();
        builder.Property(template => template.RowVersion).HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
        builder.HasOne<CourseVersion>().WithMany()
            .HasForeignKey(template => new { template.CourseId, template.CourseVersion });
    }
}
