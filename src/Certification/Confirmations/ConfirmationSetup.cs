using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace Platform.Certifications.Confirmations;

internal static class ConfirmationSetup
{
    internal static void AddConfirmations(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ConfirmationOptions>().BindConfiguration("Certification:Confirmations")
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHttpClient<IVNeIdConfirmations, HttpVNeIdConfirmations>((services, client) =>
        {
            var options = services.GetRequiredService<IOptions<ConfirmationOptions>>().Value;
            client.BaseAddress = new Uri(options.Address.TrimEnd('/') + "/");
            client.Timeout = options.CallTimeout;
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.Credential);
        });
        builder.Services.AddScoped<HearAnswers>();
        builder.Services.AddScoped<FollowConfirmations>();
        builder.Services.AddHostedService<ConfirmationWorker>();
    }
}
