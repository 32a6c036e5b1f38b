using Platform.Learners.FieldBatches;
using Platform.Learners.Provisioning;
using Platform.Messaging;

namespace Platform.Learners.Imports;

/// <summary>Lists, devices in the field and accounts at operators: what comes and goes by the thousand.</summary>
internal static class BatchSetup
{
    internal static IHostApplicationBuilder AddBatches(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<BatchOptions>().BindConfiguration("Learner:Batches")
            .ValidateDataAnnotations()
            .Validate(
                BatchOptions.ResumesBelowPause, "Learner:Batches:ResumeAtEvents must be less than PauseAtEvents.")
            .ValidateOnStart();
        builder.Services.AddSingleton<ImportRunner>();
        builder.Services.AddHostedService<ImportWorker>();
        builder.Services.AddFieldBatches();
        builder.Services.AddProvisioning();
        return builder;
    }

    internal static MessagingConfigurator ConsumeForBatches(this MessagingConfigurator consumers)
    {
        consumers.ConsumeForProvisioning();
        return consumers;
    }

    internal static void MapBatches(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapImports();
        endpoints.MapFieldBatches();
        endpoints.MapProvisioning();
    }
}
