using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Learners.Privacy;

/// <summary>
/// In a schema of its own, which the ordinary dump leaves out: a key in every old backup would never be destroyed.
/// </summary>
internal sealed class LearnerKeyConfiguration : IEntityTypeConfiguration<LearnerKey>
{
    /// <summary>The name PostgreSQL reports when a key is made twice at the same moment.</summary>
    internal const string OneKeyPerLearner = "pk_learner_keys";

    public void Configure(EntityTypeBuilder<LearnerKey> builder)
    {
        builder.ToTable("learner_keys", "vault");
        builder.HasKey(key => key.LearnerId);
        builder.Property(key => key.LearnerId).ValueGeneratedNever();
        builder.Property(key => key.MasterKey).HasMaxLength(16);
        builder.Ignore(key => key.Fresh);
        builder.HasIndex(key => key.MasterKey);
    }
}
