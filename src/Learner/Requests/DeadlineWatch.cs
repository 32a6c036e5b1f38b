using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Privacy;
using Platform.ServiceDefaults;

namespace Platform.Learners.Requests;

/// <summary>
/// Tells once of every legal day that passed: a request that was not acknowledged, one that was not done, an erasure
/// that a service has not answered. How many are late at this moment is a metric.
/// </summary>
internal sealed class DeadlineWatch(
    LearnerDbContext db, DeadlineMetrics metrics, TimeProvider time, ILogger<DeadlineWatch> logger)
{
    private const int StepSize = 500;

    /// <returns>How many alarms were raised; nothing is new when it is 0.</returns>
    public async Task<int> Step(CancellationToken cancellationToken)
    {
        var (now, today) = (time.GetUtcNow(), VietnamTime.Today(time));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var requests = await db.DataRequests.FromSql($"""
            SELECT *, xmin FROM data_requests WHERE state IN ('Received', 'Acknowledged') AND (
                (due_on < {today} AND alarmed_at IS NULL)
                OR (state = 'Received' AND acknowledge_by < {today} AND acknowledgement_alarmed_at IS NULL))
            ORDER BY id LIMIT {StepSize} FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken);
        foreach (var request in requests)
            Alarm(request, today, now);

        var answers = await db.ErasureAnswers.FromSql($"""
            SELECT * FROM erasure_answers WHERE due_on < {today} AND answered_at IS NULL AND alarmed_at IS NULL
            ORDER BY erasure_id, participant LIMIT {StepSize} FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken);
        foreach (var answer in answers)
        {
            answer.Alarm(now);
            PrivacyLog.AnswerLate(logger, answer.ErasureId, answer.Participant, answer.DueOn);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        metrics.RequestsOverdue = await db.DataRequests.CountAsync(RequestQueries.Overdue(today), cancellationToken);
        metrics.AnswersOverdue = await db.ErasureAnswers.CountAsync(
            answer => answer.AnsweredAt == null && answer.DueOn < today, cancellationToken);
        return requests.Count + answers.Count;
    }

    private void Alarm(DataRequest request, DateOnly today, DateTimeOffset now)
    {
        if (request.State is RequestState.Received && request.AcknowledgeBy < today
            && request.AcknowledgementAlarmedAt is null)
        {
            request.AlarmAcknowledgement(now);
            PrivacyLog.AcknowledgementLate(logger, request.Id, request.AcknowledgeBy);
        }

        if (request.DueOn < today && request.AlarmedAt is null)
        {
            request.Alarm(now);
            PrivacyLog.RequestLate(logger, request.Id, request.DueOn);
        }
    }
}

/// <summary>What an operator watches; refreshed by the watch, never computed by a scrape.</summary>
internal sealed class DeadlineMetrics
{
    public DeadlineMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Platform.Learner");
        meter.CreateObservableGauge(
            "learner.requests.overdue", () => RequestsOverdue, "{request}", "Requests of data subjects that are late.");
        meter.CreateObservableGauge(
            "learner.erasures.overdue", () => AnswersOverdue, "{answer}", "Answers to erasures that are late.");
    }

    public int RequestsOverdue { get; set; }

    public int AnswersOverdue { get; set; }
}
