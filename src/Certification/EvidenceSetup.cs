using Platform.Certifications.Confirmations;
using Platform.Certifications.Documents;
using Platform.Certifications.Transparency;
using Platform.Messaging;

namespace Platform.Certifications;

/// <summary>What others rely on beside the certificate itself: the log, VNeID's answer, the paper.</summary>
internal static class EvidenceSetup
{
    internal static void AddEvidence(this IHostApplicationBuilder builder)
    {
        builder.AddTransparency();
        builder.AddConfirmations();
        builder.AddDocuments();
    }

    /// <summary>To be called last: of two consumers of one event the first has the shorter queue name.</summary>
    internal static void ConsumeForEvidence(this MessagingConfigurator x)
    {
        x.AddConsumer<SubmitOnCertificateIssuedConsumer>();
        x.AddConsumer<ForgetDocumentsOnLearnerErasedConsumer>();
    }

    internal static void MapEvidence(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapTransparency();
        endpoints.MapConfirmations();
        endpoints.MapDocuments();
    }
}
