using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Certifications.Learners;

/// <summary>The legal name to put on the learner's next certificate; its truth lives in Learner.</summary>
internal sealed class LearnerSnapshot
{
    public required Guid Id { get; init; }

    /// <summary>Empty once the learner was erased.</summary>
    public required string FullName { get; set; }

    /// <summary>A name that is told late does not come back: each event has a queue of its own.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }
}

internal sealed class LearnerSnapshotConfiguration : IEntityTypeConfiguration<LearnerSnapshot>
{
    public void Configure(EntityTypeBuilder<LearnerSnapshot> builder)
    {
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.FullName).HasMaxLength(200);
    }
}
