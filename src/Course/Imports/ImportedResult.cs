using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Courses.V1;
using Platform.Courses.Areas;
using Platform.Courses.Completions;
using Platform.Courses.Courses;
using Platform.Courses.Learners;
using Platform.ServiceDefaults;

namespace Platform.Courses.Imports;

/// <summary>
/// A result as another platform reported it, once per name it gave it. It is counted when its learner is known in the
/// area it was imported for, which may be long after; and taken from them again where they are the wrong one.
/// </summary>
internal sealed class ImportedResult : IInArea
{
    private readonly List<Withdrawal> withdrawals = [];

    public required Guid Id { get; init; }

    public required string Source { get; init; }

    /// <summary>The name the source gave it.</summary>
    public required string ExternalId { get; init; }

    public required Guid AreaId { get; init; }

    public required string ExternalCourse { get; init; }

    public required Guid CourseId { get; init; }

    public required int CourseVersion { get; init; }

    public required DateTimeOffset CompletedAt { get; init; }

    public int? ScorePercent { get; init; }

    /// <summary>Whom to ask for, where the source did not know our id.</summary>
    public Guid? MatchId { get; init; }

    /// <summary>The learner that the source named itself.</summary>
    public Guid? ReportedLearnerId { get; init; }

    /// <summary>Null until it is known who it is.</summary>
    public Guid? LearnerId { get; private set; }

    /// <summary>When to look again whether it can be counted; null while nobody knows who it is, and after.</summary>
    public DateTimeOffset? LookAt { get; private set; }

    /// <summary>The completion it led to, or that was there already.</summary>
    public Guid? CompletionId { get; private set; }

    public DateTimeOffset? CountedAt { get; private set; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>From whom it was taken, and why; never forgotten.</summary>
    public IReadOnlyList<Withdrawal> Withdrawals => withdrawals;

    /// <summary>Counts the result&apos;s events.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private set; }

    /// <summary>It is known who it is: whether it counts for them is looked at as soon as possible.</summary>
    public void Name(Guid learnerId, DateTimeOffset now) => (LearnerId, LookAt) = (learnerId, now);

    /// <summary>Nobody knows who it is.</summary>
    public void Unname() => (LearnerId, LookAt) = (null, null);

    public void LookAgain(DateTimeOffset at) => LookAt = at;

    public bool WasWithdrawnFrom(Person person) => withdrawals.Any(one => person.Ids.Contains(one.LearnerId));

    /// <summary>The completion it was counted for is gone, and not for its sake: it may lead to one itself.</summary>
    public void CountAnew(DateTimeOffset now) => (CompletionId, CountedAt, LookAt) = (null, null, now);

    /// <summary>Takes it from the person of the completion; it waits for another. Call where it is counted.</summary>
    public ImportedResultWithdrawn Withdraw(Completion completion, Reversal reversal)
    {
        withdrawals.Add(new Withdrawal
        {
            LearnerId = completion.LearnerId,
            CompletionId = completion.Id,
            Reason = reversal.Reason,
            Reference = reversal.Reference,
            By = reversal.By,
            At = reversal.At,
        });
        (CompletionId, CountedAt) = (null, null);
        Unname();
        return new ImportedResultWithdrawn
        {
            ImportedResultId = Id,
            Version = ++Version,
            OccurredAt = reversal.At,
            Source = Source,
            LearnerId = completion.LearnerId,
            CourseId = CourseId,
            CourseVersion = CourseVersion,
            CompletionId = completion.Id,
            AreaId = completion.AreaId,
            ReasonCode = Codes.Of(reversal.Reason),
        };
    }

    public CompletionImported Count(Completion completion, DateTimeOffset now)
    {
        (CompletionId, CountedAt, LookAt) = (completion.Id, now, null);
        return new CompletionImported
        {
            ImportedResultId = Id,
            Version = ++Version,
            OccurredAt = now,
            Source = Source,
            LearnerId = completion.LearnerId,
            CourseId = CourseId,
            CourseVersion = CourseVersion,
            CompletionId = completion.Id,
            CompletedAt = CompletedAt,
            AreaId = completion.AreaId,
        };
    }
}

/// <summary>A result was counted for somebody it does not belong to.</summary>
internal sealed class Withdrawal
{
    /// <summary>Whom it was counted for.</summary>
    public required Guid LearnerId { get; init; }

    public required Guid CompletionId { get; init; }

    public required ReversalReason Reason { get; init; }

    /// <summary>Number of the decision or record; no words, which might name a person.</summary>
    public string? Reference { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class ImportedResultConfiguration : IEntityTypeConfiguration<ImportedResult>
{
    public void Configure(EntityTypeBuilder<ImportedResult> builder)
    {
        builder.Property(result => result.Id).ValueGeneratedNever();
        builder.Property(result => result.Source).HasMaxLength(64);
        builder.Property(result => result.ExternalId).HasMaxLength(100);
        builder.Property(result => result.ExternalCourse).HasMaxLength(200);
        builder.Property(result => result.Version).HasDefaultValue(0L).ValueGeneratedNever();
        builder.Property(result => result.RowVersion).HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
        builder.OwnsMany(result => result.Withdrawals, withdrawal =>
        {
            withdrawal.ToJson();
            withdrawal.Property(one => one.Reason).HasConversion<string>();
        });
        builder.HasIndex(result => new { result.Source, result.ExternalId }).IsUnique();
        builder.HasIndex(result => result.CompletionId);
        builder.HasIndex(result => result.LookAt).HasFilter("look_at IS NOT NULL");
        builder.HasIndex(result => result.MatchId).HasFilter("counted_at IS NULL");
        builder.HasOne<CompletionSource>().WithMany().HasForeignKey(result => result.Source);
        builder.HasOne<CourseVersion>().WithMany()
            .HasForeignKey(result => new { result.CourseId, result.CourseVersion });
        builder.HasOne<PersonMatch>().WithMany().HasForeignKey(result => result.MatchId);
        builder.HasOne<Completion>().WithMany().HasForeignKey(result => result.CompletionId);
        builder.ToTable(table =>
        {
            table.HasCheckConstraint(
                "ck_imported_results_someone", "reported_learner_id IS NOT NULL OR match_id IS NOT NULL");
            table.HasCheckConstraint(
                "ck_imported_results_counted", "(counted_at IS NULL) = (completion_id IS NULL)");
            table.HasCheckConstraint("ck_imported_results_score_percent", "score_percent BETWEEN 0 AND 100");
        });
    }
}

internal static class ImportedResultQueries
{
    /// <summary>Holds the result until the transaction ends: counted and taken away at once, one comes first.</summary>
    internal static IQueryable<ImportedResult> Locked(this DbSet<ImportedResult> results, Guid id) =>
        results.FromSql($"SELECT *, xmin FROM imported_results WHERE id = {id} FOR UPDATE");

    /// <summary>The same for it and for all that count for one completion.</summary>
    internal static IQueryable<ImportedResult> Locked(
        this DbSet<ImportedResult> results, Guid id, Guid? completionId) => results.FromSql($"""
            SELECT *, xmin FROM imported_results WHERE id = {id} OR completion_id = {completionId}
            ORDER BY id FOR UPDATE
            """);
}
