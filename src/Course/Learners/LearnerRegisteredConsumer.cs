using MassTransit;
using Platform.Contracts.Learners.V1;

namespace Platform.Courses.Learners;

internal sealed class LearnerRegisteredConsumer(CourseDbContext db) : IConsumer<LearnerRegistered>
{
    public async Task Consume(ConsumeContext<LearnerRegistered> context)
    {
        var registered = context.Message;
        var learner = await db.Learners.FindAsync([registered.LearnerId], context.CancellationToken);
        if (learner is null)
        {
            db.Learners.Add(new LearnerSnapshot
            {
                Id = registered.LearnerId,
                AreaId = registered.AreaId,
                Audiences = [.. registered.Audiences],
            });
            return;
        }

        learner.AreaId = registered.AreaId;
        learner.Audiences = [.. registered.Audiences];
    }
}
