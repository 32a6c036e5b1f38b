using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Courses.Frameworks;

internal sealed class FrameworkConfiguration : IEntityTypeConfiguration<Framework>, IEntityTypeConfiguration<Skill>
{
    public void Configure(EntityTypeBuilder<Framework> builder)
    {
        builder.HasKey(framework => new { framework.Code, framework.Version });
        builder.Property(framework => framework.Code).HasMaxLength(32);
        builder.Property(framework => framework.Version).HasMaxLength(16);
        builder.Property(framework => framework.NameVi).HasMaxLength(200);
        builder.Property(framework => framework.NameEn).HasMaxLength(200);
        builder.Property(framework => framework.Source).HasMaxLength(500);
        builder.Property(framework => framework.Evidence).HasConversion<string>().HasMaxLength(16);
        builder.Property(framework => framework.Levels).HasDocument();
        builder.Property(framework => framework.Domains).HasDocument();
        builder.HasMany(framework => framework.Skills).WithOne()
            .HasForeignKey(skill => new { skill.FrameworkCode, skill.FrameworkVersion });
    }

    public void Configure(EntityTypeBuilder<Skill> builder)
    {
        builder.HasKey(skill => skill.Code);
        builder.Property(skill => skill.Code).HasMaxLength(128);
        builder.Property(skill => skill.FrameworkCode).HasMaxLength(32);
        builder.Property(skill => skill.FrameworkVersion).HasMaxLength(16);
        builder.Property(skill => skill.DomainCode).HasMaxLength(32);
        builder.Property(skill => skill.NameVi).HasMaxLength(200);
        builder.Property(skill => skill.NameEn).HasMaxLength(200);
    }
}
