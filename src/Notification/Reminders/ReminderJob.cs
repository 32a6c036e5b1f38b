using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Notifications.Messages;
using Platform.Notifications.Rules;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Reminders;

/// <summary>
/// Reminds everybody with a seat some hours before a meeting, once for each time it is set to; who joins later is
/// reminded in a later round. After the meeting has begun nothing is sent any more.
/// </summary>
internal sealed class ReminderJob(
    IServiceScopeFactory scopes, IOptions<NotificationOptions> options, TimeProvider time, ILogger<ReminderJob> logger)
    : BackgroundService
{
    internal const string TemplateCode = "class-reminder";
    private const int AtOnce = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RoundInterval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Round(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                Log.RoundFailed(logger, nameof(ReminderJob), error.Message);
            }
        }
    }

    private async Task Round(CancellationToken cancellationToken)
    {
        List<Meeting> soon;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<NotificationDbContext>();
            var now = time.GetUtcNow();
            var rule = await db.RuleOf(RuleKeys.ClassReminder, VietnamTime.DateOf(now), cancellationToken);
            var until = now.AddHours(rule.Value.HoursBefore);
            soon = await db.Meetings.AsNoTracking()
                .Where(meeting => !meeting.Cancelled && meeting.StartsAt > now && meeting.StartsAt <= until)
                // A class that meets in sessions is reminded of each of them, and not of itself besides.
                .Where(meeting => meeting.Id != meeting.ClassId || !db.Meetings.Any(
                    session => session.ClassId == meeting.ClassId && session.Id != meeting.Id))
                .Where(meeting => db.ClassSeats.Any(seat => seat.ClassId == meeting.ClassId && seat.Taken
                    && !db.Messages.Any(message => message.SourceEventId == meeting.ReminderId
                        && message.LearnerId == seat.LearnerId && message.TemplateCode == TemplateCode)))
                .OrderBy(meeting => meeting.StartsAt).ToListAsync(cancellationToken);
        }

        foreach (var meeting in soon)
        {
            while (await Remind(meeting.Id, cancellationToken) == AtOnce)
            {
            }
        }
    }

    /// <summary>One replica at a time reminds of a meeting, and none of a time that has changed meanwhile.</summary>
    private async Task<int> Remind(Guid meetingId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var meeting = (await db.Meetings
            .FromSql($"select * from meetings where id = {meetingId} and not cancelled for update")
            .AsNoTracking().ToListAsync(cancellationToken)).SingleOrDefault();
        if (meeting is null)
            return 0;

        var source = meeting.ReminderId;
        var learners = await db.ClassSeats
            .Where(seat => seat.ClassId == meeting.ClassId && seat.Taken)
            .Where(seat => !db.Messages.Any(message => message.SourceEventId == source
                && message.LearnerId == seat.LearnerId && message.TemplateCode == TemplateCode))
            .Select(seat => seat.LearnerId).Distinct().OrderBy(id => id).Take(AtOnce).ToListAsync(cancellationToken);
        if (learners.Count == 0)
            return 0;

        var start = VietnamTime.Local(meeting.StartsAt);
        var values = new Dictionary<string, string>
        {
            ["time"] = start.ToString("HH:mm", CultureInfo.InvariantCulture),
            ["date"] = start.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        };
        var notices = scope.ServiceProvider.GetRequiredService<NoticeQueue>();
        foreach (var learner in learners)
        {
            await notices.Add(
                source, learner, meeting.AreaId, TemplateCode, values, meeting.StartsAt, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Log.RemindersQueued(logger, meetingId, learners.Count);
        return learners.Count;
    }
}
