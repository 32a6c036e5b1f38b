using Platform.Learners.Organisations;
using Platform.Learners.Places;
using Platform.Messaging;

namespace Platform.Learners.Teams;

/// <summary>The people who help, where they do it, and the homes they come to.</summary>
internal static class ForceSetup
{
    internal static IHostApplicationBuilder AddForce(this IHostApplicationBuilder builder) => builder;

    internal static MessagingConfigurator ConsumeForForce(this MessagingConfigurator consumers) => consumers;

    internal static void MapForce(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapOrganisations();
        endpoints.MapPlaces();
    }
}
