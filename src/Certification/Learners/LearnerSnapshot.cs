using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Certifications.Learners;

/// <summary>The legal name to put on the learner's next certificate; its truth lives in Learner.</summary>
internal sealed class LearnerSnapshot
{
    public required Guid Id { get; init; }

    public required string FullName { get; set; }
}

internal sealed class LearnerSnapshotConfiguration : IEntityTypeConfiguration<LearnerSnapshot>
{
    public void Configure(EntityTypeBuilder<LearnerSnapshot> builder)
    {
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.FullName).HasMaxLength(200);
    }
}
