using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Courses.Learners;

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
    /// <returns>Of each id all ids of the person behind it, itself among them.</returns>
    internal static async Task<ILookup<Guid, Guid>> Persons(
        this CourseDbContext db, Guid[] learnerIds, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<PersonId>(
            $"""
            with recursive live as (select loser_id, winner_id from learner_merges where not undone),
            person (asked, id) as (
              select asked, asked from unnest({learnerIds}) asked
              union
              select asked, case when live.loser_id = person.id then live.winner_id else live.loser_id end
              from person join live on person.id in (live.loser_id, live.winner_id))
            select asked as "Asked", id as "Id" from person
            """).ToListAsync(cancellationToken)).ToLookup(person => person.Asked, person => person.Id);

    private sealed record PersonId(Guid Asked, Guid Id);
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
