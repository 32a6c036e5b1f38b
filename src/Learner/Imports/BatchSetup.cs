using Platform.Learners.FieldBatches;
using Platform.Messaging;

namespace Platform.Learners.Imports;

/// <summary>Lists, devices in the field and accounts at operators: what comes and goes by the thousand.</summary>
internal static class BatchSetup
{
    internal static IHostApplicationBuilder AddBatches(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<BatchOptions>().BindConfiguration("Learner:Batches")
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<ImportRunner>();
        builder.Services.AddHostedService<ImportWorker>();
        builder.Services.AddFieldBatches();
        return builder;
    }

    internal static MessagingConfigurator ConsumeForBatches(this MessagingConfigurator consumers) => consumers;

    internal static void MapBatches(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapImports();
        endpoints.MapFieldBatches();
    }
}
