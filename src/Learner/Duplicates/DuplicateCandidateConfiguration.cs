using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Learners.Learners;

namespace Platform.Learners.Duplicates;

internal sealed class DuplicateCandidateConfiguration : IEntityTypeConfiguration<DuplicateCandidate>
{
    public void Configure(EntityTypeBuilder<DuplicateCandidate> builder)
    {
        builder.Property(candidate => candidate.Id).ValueGeneratedNever();
        builder.Property(candidate => candidate.Reason).HasConversion<string>().HasMaxLength(20);
        builder.Property(candidate => candidate.Source).HasMaxLength(10);
        builder.Property(candidate => candidate.State).HasConversion<string>().HasMaxLength(10);
        builder.Property(candidate => candidate.DecidedBy).HasMaxLength(200);
        builder.HasRowVersion(candidate => candidate.RowVersion);
        builder.HasOne<Learner>().WithMany().HasForeignKey(candidate => candidate.LearnerA)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Learner>().WithMany().HasForeignKey(candidate => candidate.LearnerB)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(candidate => new { candidate.LearnerA, candidate.LearnerB }).IsUnique();
        builder.HasIndex(candidate => new { candidate.State, candidate.Score, candidate.Id });
        builder.ToTable(table => table.HasCheckConstraint("ck_duplicate_candidates_order", "learner_a < learner_b"));
    }
}
