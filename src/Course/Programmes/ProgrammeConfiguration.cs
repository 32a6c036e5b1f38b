using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Courses.Courses;

namespace Platform.Courses.Programmes;

internal sealed class ProgrammeConfiguration :
    IEntityTypeConfiguration<Programme>, IEntityTypeConfiguration<ProgrammeVersion>,
    IEntityTypeConfiguration<Equivalence>, IEntityTypeConfiguration<ProgrammeSeatPolicy>,
    IEntityTypeConfiguration<ProgrammeCompletion>
{
    public void Configure(EntityTypeBuilder<Programme> builder)
    {
        builder.Property(programme => programme.Id).ValueGeneratedNever();
        builder.Property(programme => programme.Code).HasMaxLength(64);
        builder.Property(programme => programme.SuccessionDecisionNo).HasMaxLength(100);
        builder.Property(programme => programme.RowVersion).HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
        builder.HasIndex(programme => programme.Code).IsUnique();
        builder.HasMany(programme => programme.Versions).WithOne().HasForeignKey(version => version.ProgrammeId);
        builder.HasMany(programme => programme.Equivalences).WithOne().HasForeignKey(equal => equal.ProgrammeId);
        builder.HasOne<Programme>().WithMany().HasForeignKey(programme => programme.SucceededBy);
    }

    public void Configure(EntityTypeBuilder<ProgrammeVersion> builder)
    {
        builder.HasKey(version => new { version.ProgrammeId, version.Number });
        builder.Property(version => version.TitleVi).HasMaxLength(200);
        builder.Property(version => version.TitleEn).HasMaxLength(200);
        builder.Property(version => version.Issuer).HasMaxLength(200);
        builder.Property(version => version.Modules).HasDocument();
        builder.HasIndex(version => version.CourseIds).HasMethod("gin");
    }

    public void Configure(EntityTypeBuilder<Equivalence> builder)
    {
        builder.ToTable("ProgrammeEquivalences");
        builder.Property(equal => equal.Id).ValueGeneratedNever();
        builder.Property(equal => equal.ModuleCode).HasMaxLength(64);
        builder.Property(equal => equal.Source).HasMaxLength(500);
        builder.HasOne<Course>().WithMany().HasForeignKey(equal => equal.CourseId);
        builder.HasIndex(equal => new { equal.ProgrammeId, equal.ModuleCode, equal.CourseId, equal.ValidFrom })
            .IsUnique();
    }

    public void Configure(EntityTypeBuilder<ProgrammeSeatPolicy> builder)
    {
        builder.ToTable("ProgrammeSeatPolicies");
        builder.HasKey(policy => new { policy.ProgrammeId, policy.Version });
        builder.Property(policy => policy.Source).HasMaxLength(500);
        builder.HasOne<Programme>().WithMany().HasForeignKey(policy => policy.ProgrammeId);
    }

    public void Configure(EntityTypeBuilder<ProgrammeCompletion> builder)
    {
        builder.Property(completion => completion.Id).ValueGeneratedNever();
        builder.Property(completion => completion.Version).HasDefaultValue(1L).ValueGeneratedNever();
        builder.HasIndex(completion =>
            new { completion.LearnerId, completion.ProgrammeId, completion.ProgrammeVersion })
            .IsUnique().HasFilter("reversed_at IS NULL");
        builder.HasIndex(completion => new { completion.ProgrammeId, completion.Id });
        builder.HasOne<ProgrammeVersion>().WithMany()
            .HasForeignKey(completion => new { completion.ProgrammeId, completion.ProgrammeVersion });
    }
}
