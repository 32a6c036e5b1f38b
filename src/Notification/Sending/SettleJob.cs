using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Notifications.Messages;
using Platform.Notifications.Rules;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Sending;

/// <summary>
/// Ends the waiting for receipts that do not come and for notices nobody reads, and forgets what has been kept long
/// enough.
/// </summary>
internal sealed class SettleJob(
    IServiceScopeFactory scopes, IOptions<NotificationOptions> options, TimeProvider time, ILogger<SettleJob> logger)
    : BackgroundService
{
    private const int AtOnce = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RoundInterval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await Settle(stoppingToken) == AtOnce)
                {
                }

                await Forget(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                Log.RoundFailed(logger, nameof(SettleJob), error.Message);
            }
        }
    }

    private async Task<int> Settle(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var due = await db.Messages.FromSql(
            $"""
            select * from messages where settle_by <= {now}
            order by settle_by limit {AtOnce} for update skip locked
            """).ToListAsync(cancellationToken);
        foreach (var message in due)
        {
            if (message.Channel is ChannelNames.Inbox)
                message.NotRead(now);
            else
                message.NoReceipt(now);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (due.Count > 0)
            Log.MessagesSettled(logger, due.Count);
        return due.Count;
    }

    /// <summary>First what a message was about goes, later that there was one; by the class of its template.</summary>
    private async Task Forget(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationDbContext>();
        var terms = await db.RuleOf(RuleKeys.Retention, VietnamTime.DateOf(now), cancellationToken);
        var (contents, messages) = (0, 0);
        foreach (var (retention, term) in terms.Value)
        {
            var contentBefore = now.AddDays(-term.ContentDays);
            var historyBefore = now.AddDays(-term.HistoryDays);
            contents += await db.Database.ExecuteSqlAsync(
                $"""
                update messages set values = {"{}"}::jsonb, recipient_key = null, trace_parent = null,
                  remaining = {Array.Empty<string>()}, content_erased_at = {now}
                where id in (select id from messages
                  where content_erased_at is null and created_at < {contentBefore} and next_try_at is null
                    and (template_code, template_version) in
                      (select code, version from template_versions where retention = {retention})
                  order by created_at limit {10 * AtOnce} for update skip locked)
                """,
                cancellationToken);
            messages += await Delete(db, retention, historyBefore, cancellationToken);
        }

        if (contents + messages > 0)
            Log.RetentionApplied(logger, contents, messages);
    }

    private static Task<int> Delete(
        NotificationDbContext db, string retention, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var old = db.Messages.Where(message => message.CreatedAt < before && db.TemplateVersions.Any(
            version => version.Code == message.TemplateCode && version.Version == message.TemplateVersion
                && version.Retention == retention)).OrderBy(message => message.Id).Take(10 * AtOnce);
        return DeleteAll(db, old, cancellationToken);
    }

    private static async Task<int> DeleteAll(
        NotificationDbContext db, IQueryable<Message> old, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var ids = await old.Select(message => message.Id).ToListAsync(cancellationToken);
        if (ids.Count == 0)
            return 0;
        await db.MessageAttempts.Where(row => ids.Contains(row.MessageId)).ExecuteDeleteAsync(cancellationToken);
        await db.MessageReceipts.Where(row => ids.Contains(row.MessageId)).ExecuteDeleteAsync(cancellationToken);
        await db.MessageDecisions.Where(row => ids.Contains(row.MessageId)).ExecuteDeleteAsync(cancellationToken);
        await db.MessageTransitions.Where(row => ids.Contains(row.MessageId)).ExecuteDeleteAsync(cancellationToken);
        var deleted = await db.Messages.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return deleted;
    }
}
