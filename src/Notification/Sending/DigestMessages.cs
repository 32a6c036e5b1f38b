using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Messaging;
using Platform.Notifications.Messages;
using Platform.Notifications.Rules;
using Platform.Notifications.Templates;

namespace Platform.Notifications.Sending;

/// <summary>
/// Whom several notices wait for, after a night or an import, gets one that counts them. The rows are held by the
/// claim: a notice is told once, alone or with others.
/// </summary>
internal sealed class DigestMessages(
    NotificationDbContext db, IOptions<NotificationOptions> options, ILogger<DigestMessages> logger)
{
    internal const string TemplateCode = "digest";

    /// <returns>The messages that go now: those left alone, and the digests.</returns>
    internal async Task<List<Message>> Gather(
        List<Message> due, SendingBatch batch, Digest rule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var floods = due.Where(message => MayJoin(message, batch)).GroupBy(batch.PersonOf)
            .Where(group => group.Count() >= rule.AtLeast).ToList();
        if (floods.Count == 0)
            return due;

        var template = await db.Templates.AsNoTracking()
            .Where(text => text.Code == TemplateCode && text.Locale == Template.Fallback
                && db.TemplateVersions.Any(version => version.Code == text.Code && version.Version == text.Version
                    && version.State == TemplateState.Approved))
            .OrderByDescending(text => text.Version).FirstAsync(cancellationToken);
        foreach (var flood in floods)
        {
            var first = flood.First();
            var (digest, queued) = Message.Queue(
                Guid.CreateVersion7(now), flood.Key, first.AreaId, template,
                new Dictionary<string, string>
                {
                    ["count"] = flood.Count().ToString(CultureInfo.InvariantCulture),
                    ["url"] = options.Value.PublicBaseUrl.TrimEnd('/'),
                },
                first.TraceParent, now);
            db.Messages.Add(digest);
            db.AddEvent(queued);
            foreach (var message in flood)
                message.Digest(now);
            Log.MessagesDigested(logger, digest.Id, flood.Count());
        }

        return [.. due.Where(message => !message.IsFinal)];
    }

    private static bool MayJoin(Message message, SendingBatch batch) =>
        message is { Attempts: 0, State: MessageState.Created, ExpiresAt: null }
        && batch.ContactOf(message) is not null && batch.TemplateOf(message).Digest && !batch.HasOptOuts(message);
}
