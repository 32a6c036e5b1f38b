using Platform.Messaging;

namespace Platform.Learners.Areas;

/// <summary>Administrative units and what they become.</summary>
internal static class AreaSetup
{
    internal static IHostApplicationBuilder AddAreas(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<AreaOptions>().BindConfiguration("Learner:Areas")
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHostedService<AreaMapJob>();
        return builder;
    }

    internal static MessagingConfigurator ConsumeForAreas(this MessagingConfigurator consumers) => consumers;

    internal static void MapAreas(this IEndpointRouteBuilder endpoints) => endpoints.MapUnits();
}
