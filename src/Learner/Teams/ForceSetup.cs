using Platform.Learners.Ambassadors;
using Platform.Learners.Areas;
using Platform.Learners.Certificates;
using Platform.Learners.Mentorships;
using Platform.Learners.Organisations;
using Platform.Learners.Places;
using Platform.Messaging;

namespace Platform.Learners.Teams;

/// <summary>The people who help, where they do it, and the homes they come to.</summary>
internal static class ForceSetup
{
    internal static IHostApplicationBuilder AddForce(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IAreaDependents, OrganisationsInAreas>();
        builder.Services.AddSingleton<IAreaDependents, PlacesInAreas>();
        builder.Services.AddSingleton<IAreaDependents, TeamsInAreas>();
        return builder;
    }

    internal static MessagingConfigurator ConsumeForForce(this MessagingConfigurator consumers)
    {
        consumers.AddProjection<CertificateIssuedConsumer>();
        consumers.AddProjection<CertificateRevokedConsumer>();
        return consumers;
    }

    internal static void MapForce(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapOrganisations();
        endpoints.MapPlaces();
        endpoints.MapTeams();
        endpoints.MapAmbassadors();
        endpoints.MapMentorships();
    }
}
