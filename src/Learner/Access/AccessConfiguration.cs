using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Learners.Access;

/// <summary>That nobody updates or deletes is a trigger of the migration: the model cannot express it.</summary>
internal sealed class AccessConfiguration :
    IEntityTypeConfiguration<AccessEntry>, IEntityTypeConfiguration<AccessSeal>,
    IEntityTypeConfiguration<AccessCheckpoint>, IEntityTypeConfiguration<UnsealedAccess>
{
    public void Configure(EntityTypeBuilder<AccessEntry> builder)
    {
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Actor).HasMaxLength(200);
        builder.Property(entry => entry.Client).HasMaxLength(200);
        builder.Property(entry => entry.Action).HasConversion<string>().HasMaxLength(10);
        builder.Property(entry => entry.Purpose).HasMaxLength(40);
        builder.Property(entry => entry.Reason).HasMaxLength(500);
        builder.Property(entry => entry.TraceId).HasMaxLength(32);

        // Whoever fills the list of pending entries waits for all of them: half a second, as a lottery.
        builder.HasIndex(entry => entry.SubjectIds).HasMethod("gin").HasStorageParameter("fastupdate", false);
        builder.HasIndex(entry => entry.At);
    }

    public void Configure(EntityTypeBuilder<AccessSeal> builder)
    {
        builder.HasKey(seal => seal.Seq);
        builder.Property(seal => seal.Seq).ValueGeneratedNever();
        builder.HasIndex(seal => seal.EntryId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AccessCheckpoint> builder)
    {
        builder.Property(checkpoint => checkpoint.Id).ValueGeneratedNever();
        builder.HasIndex(checkpoint => checkpoint.Seq);
    }

    public void Configure(EntityTypeBuilder<UnsealedAccess> builder)
    {
        builder.HasKey(waiting => waiting.EntryId);
        builder.Property(waiting => waiting.EntryId).ValueGeneratedNever();
    }
}
