using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Platform.ServiceDefaults;

namespace Platform.Messaging.Inbox;

/// <summary>
/// The receiving side on the broker: an endpoint for each queue, declared as <see cref="Topology"/> declares it.
/// </summary>
internal static class InboxEndpoints
{
    public static void AddInboxEndpoints(this IServiceCollection services)
    {
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.UsingRabbitMq(Configure);
        });
        services.AddOptions<MassTransitHostOptions>().Configure(options =>
        {
            // A broker that is down must not stop the host, and a batch in hand may end.
            options.WaitUntilStarted = false;
            options.StopTimeout = TimeSpan.FromSeconds(20);
        });
        services.PostConfigure<HealthCheckServiceOptions>(options =>
        {
            // Nor does it make this replica unready: the API accepts writes without it.
            foreach (var check in options.Registrations.Where(
                check => check.Name.StartsWith("masstransit", StringComparison.Ordinal)).ToList())
                options.Registrations.Remove(check);
        });
    }

    private static void Configure(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator bus)
    {
        var topology = context.GetRequiredService<Topology>();
        var filter = context.GetRequiredService<ParkFilter>();
        var options = context.GetRequiredService<IOptions<MessagingOptions>>().Value;
        ConfigureHost(bus, context.GetRequiredService<BrokerAddress>(), context.GetRequiredService<MessagingService>());
        bus.ConfigureJsonSerializerOptions(_ => new(Json.Events));
        // Each message reaches the consumer of its own type. AnyMessageType would hand every message to every consumer.
        bus.UseRawJsonDeserializer(RawSerializerOptions.CopyHeaders, isDefault: true);

        foreach (var queue in topology.Queues)
        {
            bus.ReceiveEndpoint(queue.Name, endpoint =>
            {
                Declare(endpoint, topology.ArgumentsOf(queue));
                endpoint.PrefetchCount = options.Prefetch;
                if (queue.Mode is ConsumerMode.Ordered)
                    endpoint.ConcurrentMessageLimit = 1;
                endpoint.ConfigureDeadLetter(pipe => pipe.UseExecuteAsync(c => filter.ParkSkippedAsync(c, queue)));
                endpoint.ConfigureError(pipe => pipe.UseExecuteAsync(c => filter.ParkUnreadableAsync(c, queue)));
                foreach (var subscription in queue.Subscriptions)
                {
                    endpoint.Bind(subscription.Event.WireName, exchange => exchange.Durable = true);
                    subscription.Connect(endpoint, queue, filter);
                }
            });
        }

        bus.ReceiveEndpoint(topology.DeadLetters, endpoint =>
        {
            Declare(endpoint, topology.DeadLetterArguments);
            endpoint.ConfigureDeadLetter(
                pipe => pipe.UseExecuteAsync(c => filter.ParkDeadLetterAsync(c, topology.DeadLetters)));
            endpoint.ConfigureError(
                pipe => pipe.UseExecuteAsync(c => filter.ParkDeadLetterAsync(c, topology.DeadLetters)));
        });
    }

    private static void ConfigureHost(
        IRabbitMqBusFactoryConfigurator bus, BrokerAddress broker, MessagingService service)
    {
        var (name, password) = broker.Credentials;
        var port = broker.Uri.IsDefaultPort ? broker.Uri.Scheme == "amqps" ? 5671 : 5672 : broker.Uri.Port;
        bus.Host(broker.Uri.Host, (ushort)port, broker.VirtualHost, service.Name + "-consumers", host =>
        {
            host.Username(name);
            host.Password(password);
            host.Heartbeat(TimeSpan.FromSeconds(10));
            if (broker.Uri.Scheme == "amqps")
                host.UseSsl();
        });
    }

    private static void Declare(
        IRabbitMqReceiveEndpointConfigurator endpoint, IReadOnlyDictionary<string, object?> arguments)
    {
        endpoint.ConfigureConsumeTopology = false;
        // No value of a message is an address: a forged fault address would make our own connection write where it
        // says.
        endpoint.PublishFaults = false;
        endpoint.Durable = true;
        foreach (var (key, value) in arguments)
            endpoint.SetQueueArgument(key, value);
    }
}
