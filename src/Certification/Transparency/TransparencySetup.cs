namespace Platform.Certifications.Transparency;

internal static class TransparencySetup
{
    internal static void AddTransparency(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<TransparencyOptions>().BindConfiguration("Certification:Transparency")
            .Configure<IConfiguration>((options, all) => options.PublicBaseUrl = all["Platform:PublicBaseUrl"] ?? "")
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<SignedArtefact>();
        builder.Services.AddSingleton<CheckpointSigner>();
        builder.Services.AddSingleton<FindingMetrics>();
        builder.Services.AddHostedService<LogWriter>();
        builder.Services.AddHostedService<CertificateChecker>();
    }
}
