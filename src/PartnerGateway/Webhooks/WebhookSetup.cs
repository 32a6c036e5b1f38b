using Microsoft.Extensions.Options;

namespace Platform.Partners.Webhooks;

internal static class WebhookSetup
{
    internal static void AddWebhooks(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<WebhooksOptions>().BindConfiguration("Webhooks")
            .ValidateDataAnnotations()
            .Validate(
                options => !(options.AllowPrivate && builder.Environment.IsProduction()),
                "Webhooks:AllowPrivate is for development: in Production webhooks go to public hosts alone.")
            .ValidateOnStart();
        builder.Services.AddSingleton<WebhookSecrets>();
        // A client of its own for life: the factory's handlers would follow redirects and ask proxies.
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<WebhookSender>(
            services,
            new HttpClient(PublicAddress.Handler(
                services.GetRequiredService<IOptions<WebhooksOptions>>().Value.AllowPrivate))
            {
                Timeout = TimeSpan.FromSeconds(8),
            }));
    }
}
