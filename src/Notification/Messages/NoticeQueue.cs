using System.Diagnostics;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Notifications.Templates;

namespace Platform.Notifications.Messages;

/// <summary>Turns an event into a notice, once per event, learner, channel and template.</summary>
internal sealed class NoticeQueue(NotificationDbContext db, TimeProvider time, ILogger<NoticeQueue> logger)
{
    public async Task Add(
        ConsumeContext context, Guid learnerId, Guid areaId, string templateCode,
        IReadOnlyDictionary<string, string> values)
    {
        var source = context.MessageId!.Value;

        // The unique index decides between copies at the same instant; this spares a later copy the failure.
        var known = await db.Messages.AnyAsync(
            m => m.SourceEventId == source && m.LearnerId == learnerId && m.TemplateCode == templateCode,
            context.CancellationToken);
        if (known)
            return;

        var template = await db.Templates.AsNoTracking()
            .Where(t => t.Code == templateCode && t.Locale == Template.Fallback)
            .OrderByDescending(t => t.Version)
            .FirstAsync(context.CancellationToken);
        var (message, queued) = Message.Queue(
            source, learnerId, areaId, template, values, Activity.Current?.Id, time.GetUtcNow());
        db.Messages.Add(message);
        db.AddEvent(queued);
        Log.MessageQueued(logger, message.Id, template.Code, template.Version);
    }
}
