using MassTransit;
using Platform.Contracts.Learners.V1;

namespace Platform.Certifications.Learners;

internal sealed class LearnerIdentityChangedConsumer(CertificationDbContext db) : IConsumer<LearnerIdentityChanged>
{
    public async Task Consume(ConsumeContext<LearnerIdentityChanged> context)
    {
        var changed = context.Message;
        var learner = await db.Learners.FindAsync([changed.LearnerId], context.CancellationToken);
        if (learner is null)
            db.Learners.Add(new LearnerSnapshot { Id = changed.LearnerId, FullName = changed.FullName });
        else
            learner.FullName = changed.FullName;
    }
}
