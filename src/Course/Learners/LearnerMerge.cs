using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Courses.Learners;

/// <summary>
/// Two registrations that are one person. What each of them did stays under its own id and counts for the other.
/// </summary>
internal sealed class LearnerMerge
{
    public Guid MergeId { get; private set; }

    public Guid WinnerId { get; private set; }

    public Guid LoserId { get; private set; }

    public bool Undone { get; private set; }
}

/// <summary>Somebody who may have been registered more than once.</summary>
/// <param name="Id">The registration that stays: what is new is recorded under it.</param>
/// <param name="Ids">All registrations, that one among them.</param>
internal sealed record Person(Guid Id, Guid[] Ids);

internal static class PersonQueries
{
    /// <returns>The person behind an id.</returns>
    internal static async Task<Person> Person(
        this CourseDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        (await db.Persons([learnerId], cancellationToken))[learnerId];

    /// <returns>The person behind each of the ids.</returns>
    internal static async Task<Dictionary<Guid, Person>> Persons(
        this CourseDbContext db, Guid[] learnerIds, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<PersonId>(
            $"""
            with recursive live as (select loser_id, winner_id from learner_merges where not undone),
            person (asked, id) as (
              select asked, asked from unnest({learnerIds}) asked
              union
              select asked, case when live.loser_id = person.id then live.winner_id else live.loser_id end
              from person join live on person.id in (live.loser_id, live.winner_id))
            select asked as "Asked", id as "Id", not exists (
              select from live where live.loser_id = person.id) as "Stays"
            from person
            """).ToListAsync(cancellationToken))
        .GroupBy(row => row.Asked)
        .ToDictionary(rows => rows.Key, rows => new Person(
            // None where an undoing comes late: then the two seem to have been merged into each other.
            rows.FirstOrDefault(row => row.Stays)?.Id ?? rows.Key,
            [.. rows.Select(row => row.Id)]));

    private sealed record PersonId(Guid Asked, Guid Id, bool Stays);
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
