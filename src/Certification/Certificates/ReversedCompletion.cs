using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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
