using Platform.Courses.Areas;
using Platform.Courses.Teams;
using Platform.Messaging;

namespace Platform.Courses.Learners;

/// <summary>Who learns, and where: known from the events of the service that registers them.</summary>
internal static class PeopleSetup
{
    internal static MessagingConfigurator ConsumeForPeople(this MessagingConfigurator consumers)
    {
        consumers.AddProjection<AreaProjector>();
        consumers.AddProjection<LearnerConsumer>();
        consumers.AddProjection<TeamConsumer>();
        consumers.AddConsumer<LearnerMergeConsumer>();
        consumers.AddConsumer<LearnerErasedConsumer>();
        return consumers;
    }
}
