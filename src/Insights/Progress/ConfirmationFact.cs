using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Certifications.V1;

namespace Platform.Insights.Progress;

/// <summary>
/// What VNeID was told of a certificate, and how it ended. The events come from queues of their own, in any order: each
/// writes the time of its own.
/// </summary>
internal sealed class ConfirmationFact
{
    public Guid ConfirmationId { get; private set; }

    public Guid LearnerId { get; private set; }

    public string CriterionCode { get; private set; } = "";

    /// <summary>Version of the rule by which it was decided.</summary>
    public int RuleVersion { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public DateTimeOffset? RejectedAt { get; private set; }

    public DateTimeOffset? ExpiredAt { get; private set; }

    internal static Task Apply(InsightsDbContext db, ConfirmationSubmitted evt, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into confirmations (confirmation_id, learner_id, criterion_code, rule_version, submitted_at)
            values ({evt.ConfirmationId}, {evt.LearnerId}, {evt.CriterionCode}, {evt.RuleVersion}, {evt.OccurredAt})
            on conflict (confirmation_id) do update set submitted_at = excluded.submitted_at
            """,
            cancellationToken);

    internal static Task Apply(InsightsDbContext db, ConfirmationAccepted evt, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into confirmations (confirmation_id, learner_id, criterion_code, rule_version, accepted_at)
            values ({evt.ConfirmationId}, {evt.LearnerId}, {evt.CriterionCode}, {evt.RuleVersion}, {evt.OccurredAt})
            on conflict (confirmation_id) do update set accepted_at = excluded.accepted_at
            """,
            cancellationToken);

    internal static Task Apply(InsightsDbContext db, ConfirmationRejected evt, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into confirmations (confirmation_id, learner_id, criterion_code, rule_version, rejected_at)
            values ({evt.ConfirmationId}, {evt.LearnerId}, {evt.CriterionCode}, {evt.RuleVersion}, {evt.OccurredAt})
            on conflict (confirmation_id) do update set rejected_at = excluded.rejected_at
            """,
            cancellationToken);

    internal static Task Apply(InsightsDbContext db, ConfirmationExpired evt, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into confirmations (confirmation_id, learner_id, criterion_code, rule_version, expired_at)
            values ({evt.ConfirmationId}, {evt.LearnerId}, {evt.CriterionCode}, {evt.RuleVersion}, {evt.OccurredAt})
            on conflict (confirmation_id) do update set expired_at = excluded.expired_at
            """,
            cancellationToken);
}
