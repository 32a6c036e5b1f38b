using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Notifications.V1;
using Platform.Messaging;
using Platform.Notifications.Areas;

namespace Platform.Notifications.Visits;

public enum VisitOutcome
{
    /// <summary>Somebody was there and told them.</summary>
    Reached,

    /// <summary>They live elsewhere now.</summary>
    Moved,

    /// <summary>They do not wish to be visited.</summary>
    Refused,
}

/// <summary>
/// The last channel is a person: somebody whom no other reaches is to be visited, by their mentor where they have one.
/// One open suggestion a person, however many broadcasts missed them.
/// </summary>
internal sealed class VisitSuggestion : IInArea
{
    public Guid Id { get; private init; }

    public Guid LearnerId { get; private init; }

    public Guid AreaId { get; private init; }

    /// <summary>The broadcast that did not reach them.</summary>
    public Guid BroadcastId { get; private init; }

    public DateTimeOffset SuggestedAt { get; private init; }

    public VisitOutcome? Outcome { get; private set; }

    public string? ClosedBy { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public uint RowVersion { get; private init; }

    /// <summary>False where it was closed before.</summary>
    internal bool Close(VisitOutcome outcome, string by, DateTimeOffset now)
    {
        if (Outcome is not null)
            return false;
        (Outcome, ClosedBy, ClosedAt) = (outcome, by, now);
        return true;
    }
}

internal sealed class VisitSuggestionConfiguration : IEntityTypeConfiguration<VisitSuggestion>
{
    public void Configure(EntityTypeBuilder<VisitSuggestion> builder)
    {
        builder.Property(visit => visit.Id).ValueGeneratedNever();
        builder.Property(visit => visit.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(visit => visit.ClosedBy).HasMaxLength(200);
        builder.Property(visit => visit.RowVersion).HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
        builder.HasIndex(visit => visit.LearnerId).IsUnique().HasFilter("closed_at is null");
        builder.HasIndex(visit => new { visit.AreaId, visit.Id });
    }
}

internal static class VisitCommands
{
    private sealed record Suggested(Guid Id, Guid LearnerId, Guid AreaId, Guid? MentorId);

    /// <summary>Suggests a visit to those who have no open suggestion and never refused one, and tells it.</summary>
    internal static async Task SuggestVisits(
        this NotificationDbContext db, Guid broadcastId, Guid[] learnerIds, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        Guid[] ids = [.. learnerIds.Select(_ => Guid.CreateVersion7(now))];
        var suggested = await db.Database.SqlQuery<Suggested>(
            $"""
            with suggested as (
              insert into visit_suggestions (id, learner_id, area_id, broadcast_id, suggested_at)
              select visit.id, recipient.learner_id, recipient.area_id, {broadcastId}, {now}
              from unnest({ids}, {learnerIds}) as visit (id, learner_id)
              join recipients recipient on recipient.learner_id = visit.learner_id
              where not exists (
                select from visit_suggestions said
                where said.learner_id = visit.learner_id and said.outcome = 'Refused')
              on conflict do nothing returning id, learner_id, area_id)
            select id as "Id", learner_id as "LearnerId", area_id as "AreaId", (
              select mentor_id from guidances where mentee_id = learner_id and stands order by id desc limit 1)
              as "MentorId"
            from suggested
            """).ToListAsync(cancellationToken);
        await db.InsertEventsAsync(
            suggested.Select(visit => new VisitSuggested
            {
                VisitId = visit.Id,
                Version = 1,
                OccurredAt = now,
                LearnerId = visit.LearnerId,
                AreaId = visit.AreaId,
                MentorId = visit.MentorId,
                BroadcastId = broadcastId,
            }),
            cancellationToken);
    }
}
