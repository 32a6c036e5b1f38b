namespace Platform.Learners.Privacy;

internal static class PrivacySetup
{
    internal static IHostApplicationBuilder AddPrivacy(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<PersonalRecords>();
        builder.Services.AddScoped<KeyKeeping>();
        builder.Services.AddSingleton<PrivacyMetrics>();
        builder.Services.AddHostedService<PrivacyWorker>();
        return builder;
    }
}
