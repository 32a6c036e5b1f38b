using Platform.Learners.AreaImports;
using Platform.Learners.Classes;
using Platform.Learners.Privacy;
using Platform.Learners.Reorganisations;
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
        builder.Services.AddSingleton<IAreaDependents, LearnersOfAreas>();
        builder.Services.AddSingleton<IAreaDependents, OpenClassesInAreas>();
        builder.Services.AddSingleton<IPersonalRecord, DecisionRecord>();
        return builder;
    }

    internal static MessagingConfigurator ConsumeForAreas(this MessagingConfigurator consumers)
    {
        consumers.AddProjection<ClassScheduledConsumer>();
        consumers.AddProjection<ClassEndedConsumer>();
        return consumers;
    }

    internal static void MapAreas(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapUnits();
        endpoints.MapReorganisations();
        endpoints.MapAreaImports();
    }
}
