using Platform.Certifications.Batches;
using Platform.Certifications.Recognitions;

namespace Platform.Certifications.Certificates;

internal static class LifeCycleSetup
{
    internal static void AddLifeCycle(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<LifeCycleOptions>().BindConfiguration(LifeCycleOptions.Section)
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddScoped<CertificateIssuer>();
        builder.Services.AddScoped<BatchRowDecision>();
        builder.Services.AddHostedService<CertificateExpiryJob>();
        builder.Services.AddHostedService<BatchWorker>();
        builder.Services.AddHostedService<MilestoneWorker>();
    }
}
