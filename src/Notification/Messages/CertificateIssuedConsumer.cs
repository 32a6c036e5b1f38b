using System.Diagnostics;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Contracts.Certifications.V1;
using Platform.Messaging;
using Platform.Notifications.Templates;

namespace Platform.Notifications.Messages;

/// <summary>Tells the learner about a certificate, once per certificate, channel and template.</summary>
internal sealed class CertificateIssuedConsumer(
    NotificationDbContext db, IOptions<NotificationOptions> options, TimeProvider time,
    ILogger<CertificateIssuedConsumer> logger) : IConsumer<CertificateIssued>
{
    internal const string TemplateCode = "certificate-issued";

    public async Task Consume(ConsumeContext<CertificateIssued> context)
    {
        var evt = context.Message;
        var source = context.MessageId!.Value;

        // The unique index decides between copies at the same instant; this spares a later copy the failure.
        var known = await db.Messages.AnyAsync(
            m => m.SourceEventId == source && m.LearnerId == evt.LearnerId && m.TemplateCode == TemplateCode,
            context.CancellationToken);
        if (known)
            return;

        var template = await db.Templates.AsNoTracking()
            .Where(t => t.Code == TemplateCode && t.Locale == Template.Fallback)
            .OrderByDescending(t => t.Version)
            .FirstAsync(context.CancellationToken);
        var values = new Dictionary<string, string>
        {
            ["title"] = evt.Title,
            ["number"] = evt.Number,
            ["url"] = $"{options.Value.PublicBaseUrl.TrimEnd('/')}/verify/{evt.PublicId}",
        };
        var (message, queued) = Message.Queue(
            source, evt.LearnerId, evt.AreaId, template, values, Activity.Current?.Id, time.GetUtcNow());
        db.Messages.Add(message);
        db.AddEvent(queued);
        Log.MessageQueued(logger, message.Id, template.Code, template.Version);
    }
}
