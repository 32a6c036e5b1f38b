using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Certifications.Learners;

namespace Platform.Certifications.Certificates;

/// <summary>
/// A completion that was taken back. It earns nothing any more, even where news of it comes after news of its end.
/// </summary>
internal sealed class ReversedCompletion
{
    public required Guid CompletionId { get; init; }

    public required DateTimeOffset ReversedAt { get; init; }
}

internal static class CompletionQueries
{
    /// <summary>
    /// What one person did is judged one after the other, under whichever registration: the second to come sees what
    /// the first one earned. Taken before any completion is held.
    /// </summary>
    internal static async Task HoldPerson(
        this CertificationDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        var first = (await db.PersonIds(learnerId, cancellationToken)).Min();
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({"certificates:" + first}, 0))", cancellationToken);
    }

    /// <summary>At once, so that the queries that follow find it; told twice, it is kept once.</summary>
    internal static Task Remember(
        this CertificationDbContext db, Completion done, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into completions (id, kind, learner_id, area_id, code, assurance_level, rests_on, at)
            values ({done.Id}, {done.Kind.ToString()}, {done.LearnerId}, {done.AreaId}, {done.Code},
                {done.AssuranceLevel}, {done.RestsOn}, {done.At.ToUniversalTime()})
            on conflict (id) do nothing
            """, cancellationToken);

    /// <summary>
    /// A completion and its reversal come by two queues and may be read side by side: the second to come waits for the
    /// end of the first, and sees what it did.
    /// </summary>
    internal static Task HoldCompletion(
        this CertificationDbContext db, Guid completionId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({"completion:" + completionId}, 0))", cancellationToken);
}

internal sealed class ReversedCompletionConfiguration : IEntityTypeConfiguration<ReversedCompletion>
{
    public void Configure(EntityTypeBuilder<ReversedCompletion> builder)
    {
        builder.HasKey(reversed => reversed.CompletionId);
        builder.Property(reversed => reversed.CompletionId).ValueGeneratedNever();
    }
}
