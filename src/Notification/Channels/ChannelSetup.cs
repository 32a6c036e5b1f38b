using Platform.Notifications.Sending;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Channels;

internal static class ChannelSetup
{
    /// <summary>Adds the channels that configuration names. What they need is demanded at start, all at once.</summary>
    internal static void AddChannels(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var named = builder.Configuration.GetSection("Notification:Channels").Get<string[]>() ?? [];
        services.AddOptions<NotificationOptions>().Validate(
            options => options.Channels.All(ChannelNames.All.Contains)
                && options.Channels.Distinct().Count() == options.Channels.Length,
            $"Notification:Channels names channels once, out of {string.Join(", ", ChannelNames.All)}.");

        builder.AddServiceClient<PartnerGatewayClient>("partnergateway", Scopes.MessagesDispatch);
        services.AddTransient<IChannel>(provider => provider.GetRequiredService<PartnerGatewayClient>());
        services.AddTransient<IChannel, InboxChannel>();
        if (named.Contains(ChannelNames.Email))
        {
            services.AddOptions<EmailOptions>().BindConfiguration("Notification:Email")
                .ValidateDataAnnotations().ValidateOnStart();
            services.AddTransient<IChannel, EmailChannel>();
        }

        if (named.Contains(ChannelNames.Zalo))
        {
            services.AddOptions<ZaloOptions>().BindConfiguration("Notification:Zalo")
                .ValidateDataAnnotations().ValidateOnStart();
            services.AddHttpClient(ZaloTokens.HttpClientName);
            services.AddHttpClient(ZaloChannel.HttpClientName);
            services.AddTransient<ZaloTokens>();
            services.AddTransient<ZaloChannel>();
            services.AddTransient<IChannel>(provider => provider.GetRequiredService<ZaloChannel>());
            services.AddHostedService<ZaloReceiptJob>();
        }
    }
}
