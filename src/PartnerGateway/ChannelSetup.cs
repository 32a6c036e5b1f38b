using Platform.Partners.Egress;
using Platform.Partners.Ingress;
using Platform.Partners.Partners;

namespace Platform.Partners;

/// <summary>What carries events over the border, in and out.</summary>
internal static class ChannelSetup
{
    internal static void AddChannels(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<PartnersOptions>().Validate(
            _ => Uri.TryCreate(builder.Configuration["Messaging:ManagementUri"], UriKind.Absolute, out var _),
            "Messaging:ManagementUri is missing or no absolute URL: operators get queues and logins there.");
        builder.Services.AddAuthorizationBuilder().AddPolicy(
            SignedEventEndpoints.Policy, policy => policy.RequireAssertion(_ => true));
        builder.Services.AddHttpClient<BrokerProvisioner>(http => http.Timeout = TimeSpan.FromSeconds(15));
        builder.Services.AddSingleton<PartnerConnections>();
        builder.Services.AddSingleton<PartnerMetrics>();
        builder.Services.AddSingleton(SchemaCatalog.Load());

        builder.Services.AddSingleton<ArrivalRates>();
        builder.Services.AddSingleton<RefusalNotice>();
        builder.Services.AddScoped<DeliveryReceiver>();
        builder.Services.AddSingleton<PartnerConsumer>();

        builder.Services.AddSingleton<EventWriter>();
        builder.Services.AddSingleton<FeedPulses>();
        builder.Services.AddSingleton<FeedPump>();
        builder.Services.AddSingleton<PartnerPublisher>();

        builder.Services.AddHostedService<PartnerLinks>();
        builder.Services.AddHostedService<RetentionJob>();
    }
}
