using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Certifications.Recognitions;

internal sealed class RecognitionConfiguration :
    IEntityTypeConfiguration<Home>, IEntityTypeConfiguration<HomeMember>, IEntityTypeConfiguration<HomeGuide>,
    IEntityTypeConfiguration<Recognition>, IEntityTypeConfiguration<RecognitionChange>
{
    public void Configure(EntityTypeBuilder<Home> builder)
    {
        builder.ToTable("Homes");
        builder.Property(home => home.Id).ValueGeneratedNever();
        builder.HasMany(home => home.Members).WithOne().HasForeignKey(member => member.HomeId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(home => home.Guides).WithOne().HasForeignKey(guide => guide.HomeId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(home => home.Recognitions).WithOne().HasForeignKey(recognition => recognition.HomeId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<HomeMember> builder)
    {
        builder.ToTable("HomeMembers");
        builder.Property(member => member.Id).ValueGeneratedNever();
        builder.HasIndex(member => member.LearnerId);
    }

    public void Configure(EntityTypeBuilder<HomeGuide> builder)
    {
        builder.ToTable("HomeGuides");
        builder.Property(guide => guide.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Recognition> builder)
    {
        builder.ToTable("Recognitions");
        builder.Property(recognition => recognition.Id).ValueGeneratedNever();
        builder.Property(recognition => recognition.Outcome).HasConversion<string>().HasMaxLength(12);
        builder.HasIndex(recognition => new { recognition.HomeId, recognition.RuleVersion }).IsUnique();
        builder.HasMany(recognition => recognition.Changes).WithOne()
            .HasForeignKey(change => change.RecognitionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RecognitionChange> builder)
    {
        builder.ToTable("RecognitionChanges");
        builder.HasKey(change => new { change.RecognitionId, change.Sequence });
        builder.Property(change => change.Sequence).ValueGeneratedNever();
        builder.Property(change => change.Cause).HasMaxLength(30);
    }
}
