using System.Diagnostics;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Notifications.Templates;

namespace Platform.Notifications.Messages;

/// <summary>Turns an event into a notice, once per event, learner and template.</summary>
internal sealed class NoticeQueue(NotificationDbContext db, TimeProvider time, ILogger<NoticeQueue> logger)
{
    public Task Add(
        ConsumeContext context, Guid learnerId, Guid areaId, string templateCode,
        IReadOnlyDictionary<string, string> values) =>
        Add(context.MessageId!.Value, learnerId, areaId, templateCode, values, null, context.CancellationToken);

    /// <param name="source">The event, or whatever else happens once.</param>
    /// <param name="learnerId">The recipient.</param>
    /// <param name="areaId">Where the message is counted.</param>
    /// <param name="templateCode">Its newest approved version is sent.</param>
    /// <param name="values">Of the placeholders.</param>
    /// <param name="expiresAt">When it is worth nothing any more.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    public async Task Add(
        Guid source, Guid learnerId, Guid areaId, string templateCode, IReadOnlyDictionary<string, string> values,
        DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {

        // The unique index decides between copies at the same instant; this spares a later copy the failure.
        var known = await db.Messages.AnyAsync(
            m => m.SourceEventId == source && m.LearnerId == learnerId && m.TemplateCode == templateCode,
            cancellationToken);
        if (known)
            return;

        var template = await db.Templates.AsNoTracking()
            .Where(t => t.Code == templateCode && t.Locale == Template.Fallback)
            .Where(t => db.TemplateVersions.Any(version => version.Code == t.Code && version.Version == t.Version
                && version.State == TemplateState.Approved))
            .OrderByDescending(t => t.Version)
            .FirstAsync(cancellationToken);
        var (message, queued) = Message.Queue(
            source, learnerId, areaId, template, values, Activity.Current?.Id, time.GetUtcNow(),
            expiresAt);
        db.Messages.Add(message);
        db.AddEvent(queued);
        Log.MessageQueued(logger, message.Id, template.Code, template.Version);
    }
}
