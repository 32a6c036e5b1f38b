using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Notifications.V1;
using Platform.Learners.Households;
using Platform.Learners.Learners;
using Platform.Messaging;

namespace Platform.Learners.Cases;

/// <summary>
/// Somebody whom no message reaches is visited: one case for all messages of a month. Two that fail at the same moment
/// meet the exclusion constraint; the second is tried again and finds the case of the first.
/// </summary>
internal sealed class UnreachedConsumer(LearnerDbContext db, TimeProvider time, ILogger<HomeCase> logger)
    : IConsumer<MessageUndeliverable>
{
    private const string Topic = "contact-lost";
    private static readonly TimeSpan Once = TimeSpan.FromDays(30);

    public async Task Consume(ConsumeContext<MessageUndeliverable> context)
    {
        var lost = context.Message;
        if (lost.ReasonCode is not ("no-contact" or "permanent-failure"))
            return; // the person said no, or it is worth another try
        if (lost.BroadcastId is not null)
            return; // who sent it decides whether those it missed are visited: thousands are no cases with a deadline

        var cancellationToken = context.CancellationToken;
        var learnerId = await db.CurrentId(lost.LearnerId, cancellationToken);
        var at = lost.OccurredAt.ToUniversalTime();
        var (since, until) = (at - Once, at + Once);
        var areaId = await db.Learners
            .Where(learner => learner.Id == learnerId && learner.State == LearnerState.Active)
            .Where(learner => learner.RestrictedAt == null) // no message reaches them on purpose
            .Select(learner => (Guid?)learner.AreaId).SingleOrDefaultAsync(cancellationToken);
        if (areaId is null || await db.CommuneOf(areaId.Value, cancellationToken) is not { } communeId
            || await db.HomeCases.AnyAsync(
                row => row.UnreachedId == learnerId && row.UnreachedAt > since && row.UnreachedAt < until,
                cancellationToken))
            return;

        var now = time.GetUtcNow();
        var clock = await CaseClock.Load(db, now, cancellationToken);
        var row = new HomeCase
        {
            Id = Guid.CreateVersion7(now),
            AreaId = areaId.Value,
            CommuneId = communeId,
            LearnerId = learnerId,
            HouseholdId = null,
            Channel = CaseChannel.Unreached,
            TopicCode = Topic,
            ProcedureCode = null,
            Urgency = Urgency.Normal,
            UnreachedId = learnerId,
            UnreachedAt = at,
            OpenedAt = now,
            DueAt = clock.Due(Urgency.Normal, now),
            RuleVersion = clock.RuleVersion,
        };
        db.HomeCases.Add(row);
        db.AddEvent(row.Opened());
        db.CaseSteps.Add(row.Step(CaseAction.Opened, CaseStep.Platform, now));
        HomeLog.CaseOpened(logger, row.Id, communeId);
    }
}
