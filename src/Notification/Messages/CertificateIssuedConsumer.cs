using MassTransit;
using Microsoft.Extensions.Options;
using Platform.Contracts.Certifications.V1;

namespace Platform.Notifications.Messages;

/// <summary>Tells the learner about a certificate.</summary>
internal sealed class CertificateIssuedConsumer(NoticeQueue notices, IOptions<NotificationOptions> options)
    : IConsumer<CertificateIssued>
{
    internal const string TemplateCode = "certificate-issued";

    public Task Consume(ConsumeContext<CertificateIssued> context)
    {
        var evt = context.Message;
        return notices.Add(context, evt.LearnerId, evt.AreaId, TemplateCode, new Dictionary<string, string>
        {
            ["title"] = evt.Title,
            ["number"] = evt.Number,
            ["url"] = $"{options.Value.PublicBaseUrl.TrimEnd('/')}/verify/{evt.PublicId}",
        });
    }
}
