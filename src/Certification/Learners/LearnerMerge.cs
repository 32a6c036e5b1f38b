using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Certifications.Learners;

/// <summary>Two registrations that are one person. What each of them did stays under its own id.</summary>
internal sealed class LearnerMerge
{
    public Guid MergeId { get; private set; }

    public Guid WinnerId { get; private set; }

    public Guid LoserId { get; private set; }

    public bool Undone { get; private set; }
}

internal static class PersonQueries
{
    /// <returns>All ids of the person behind an id, itself among them.</returns>
    internal static Task<List<Guid>> PersonIds(
        this CertificationDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<Guid>(
            $"""
            with recursive live as (select loser_id, winner_id from learner_merges where not undone),
            person (id) as (
              select {learnerId}::uuid
              union
              select case when live.loser_id = person.id then live.winner_id else live.loser_id end
              from person join live on person.id in (live.loser_id, live.winner_id))
            select id as "Value" from person
            """).ToListAsync(cancellationToken);
}

internal sealed class LearnerMergeConfiguration : IEntityTypeConfiguration<LearnerMerge>
{
    public void Configure(EntityTypeBuilder<LearnerMerge> builder)
    {
        builder.ToTable("LearnerMerges");
        builder.HasKey(merge => merge.MergeId);
        builder.Property(merge => merge.MergeId).ValueGeneratedNever();
        builder.HasIndex(merge => merge.WinnerId);
        builder.HasIndex(merge => merge.LoserId);
    }
}
