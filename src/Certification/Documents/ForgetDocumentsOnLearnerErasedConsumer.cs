using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;

namespace Platform.Certifications.Documents;

/// <summary>A printed name is a copy of it. Where the certificate is kept it can be printed again.</summary>
internal sealed class ForgetDocumentsOnLearnerErasedConsumer(CertificationDbContext db) : IConsumer<LearnerErased>
{
    public Task Consume(ConsumeContext<LearnerErased> context) => db.CertificateDocuments
        .Where(d => d.Audience == DocumentAudience.Holder
            && db.Certificates.Any(c => c.Id == d.CertificateId && c.LearnerId == context.Message.LearnerId))
        .ExecuteDeleteAsync(context.CancellationToken);
}
