using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Certifications.Criteria;

internal sealed class CriterionConfiguration : IEntityTypeConfiguration<Criterion>
{
    public void Configure(EntityTypeBuilder<Criterion> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Code).HasMaxLength(64);
        builder.Property(c => c.CourseCode).HasMaxLength(64);
        builder.Property(c => c.Title).HasMaxLength(300);
        builder.Property(c => c.TitleEn).HasMaxLength(300);
        builder.Property(c => c.Authority).HasMaxLength(300);
        builder.HasIndex(c => new { c.Code, c.Version }).IsUnique();
        builder.HasIndex(c => new { c.CourseCode, c.Version });
    }
}
