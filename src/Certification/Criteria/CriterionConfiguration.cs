using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Certifications.Criteria;

internal sealed class CriterionConfiguration :
    IEntityTypeConfiguration<Criterion>, IEntityTypeConfiguration<AssuranceLevel>
{
    public void Configure(EntityTypeBuilder<Criterion> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Code).HasMaxLength(64);
        builder.Property(c => c.Kind).HasConversion<string>().HasMaxLength(24);
        builder.Property(c => c.Title).HasMaxLength(300);
        builder.Property(c => c.TitleEn).HasMaxLength(300);
        builder.Property(c => c.Authority).HasMaxLength(300);
        builder.Property(c => c.LeastAssurance).HasMaxLength(32);
        builder.Property(c => c.Renewal).HasConversion<string>().HasMaxLength(16);
        builder.Property(c => c.LegalSource).HasMaxLength(500);
        builder.Property(c => c.PublishedBy).HasMaxLength(200);
        builder.Property(c => c.RowVersion).IsRowVersion();
        builder.Ignore(c => c.Content);
        builder.HasIndex(c => new { c.Code, c.Version }).IsUnique();
        // One draft at a time: whoever publishes knows what comes next.
        builder.HasIndex(c => c.Code).IsUnique().HasFilter("published_at is null")
            .HasDatabaseName("ix_criteria_draft");
        builder.HasOne<AssuranceLevel>().WithMany().HasForeignKey(c => c.LeastAssurance)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_criteria_renewal", "validity_months is not null or renewal = 'None'"));
    }

    public void Configure(EntityTypeBuilder<AssuranceLevel> builder)
    {
        builder.HasKey(level => level.Code);
        builder.Property(level => level.Code).HasMaxLength(32);
        builder.Property(level => level.NameVi).HasMaxLength(200);
        builder.Property(level => level.NameEn).HasMaxLength(200);
        builder.Property(level => level.Source).HasMaxLength(500);
        builder.HasIndex(level => level.Rank).IsUnique();
    }
}
