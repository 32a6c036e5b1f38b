using Platform.Courses.Areas;
using Platform.Courses.Organisations;
using Platform.Courses.Places;
using Platform.Courses.Teams;
using Platform.Messaging;

namespace Platform.Courses.Learners;

/// <summary>Who learns and teaches, and where: known from the events of the service that registers them.</summary>
internal static class PeopleSetup
{
    internal static MessagingConfigurator ConsumeForPeople(this MessagingConfigurator consumers)
    {
        consumers.AddProjection<AreaProjector>();
        consumers.AddProjection<LearnerConsumer>();
        consumers.AddProjection<OrganisationConsumer>();
        consumers.AddProjection<PlaceConsumer>();
        consumers.AddProjection<TeamConsumer>();
        consumers.AddConsumer<LearnerMergeConsumer>();
        consumers.AddConsumer<LearnerErasedConsumer>();
        return consumers;
    }
}
