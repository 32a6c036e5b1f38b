using MassTransit;
using Microsoft.Extensions.Options;
using Platform.Contracts.Certifications.V1;

namespace Platform.Notifications.Messages;

/// <summary>
/// Tells the learner about a certificate: the first, the next one, or the one that takes the place of another. Each has
/// words of its own: nobody is congratulated on a correction.
/// </summary>
internal sealed class CertificateIssuedConsumer(NoticeQueue notices, IOptions<NotificationOptions> options)
    : IConsumer<CertificateIssued>
{
    internal const string Issued = "certificate-issued", Renewed = "certificate-renewed",
        Reissued = "certificate-reissued";

    public Task Consume(ConsumeContext<CertificateIssued> context)
    {
        var evt = context.Message;
        var template = evt.ReplacesId is not null ? Reissued : evt.Cycle > 1 ? Renewed : Issued;
        return notices.Add(context, evt.LearnerId, evt.AreaId, template, new Dictionary<string, string>
        {
            ["title"] = evt.Title,
            ["number"] = evt.Number,
            ["url"] = $"{options.Value.PublicBaseUrl.TrimEnd('/')}/verify/{evt.PublicId}",
        });
    }
}
