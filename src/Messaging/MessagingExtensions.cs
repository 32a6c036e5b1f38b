using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Platform.Messaging.Http;
using Platform.Messaging.Inbox;
using Platform.Messaging.Outbox;
using Platform.Messaging.Schema;
using Platform.ServiceDefaults;

namespace Platform.Messaging;

/// <summary>Entry points of the building block: outbox, inbox, parking, idempotent commands.</summary>
public static class MessagingExtensions
{
    /// <summary>
    /// Registers <typeparamref name="TContext"/> on the connection string named like the service, the outbox relay, and
    /// the service&apos;s consumers on their queues. The process starts and accepts writes while the broker is down.
    /// </summary>
    /// <typeparam name="TContext">The service&apos;s only DbContext.</typeparam>
    /// <param name="builder">The host being built.</param>
    /// <param name="service">Name of the service: connection string and queue prefix.</param>
    /// <param name="configure">Names the consumers.</param>
    /// <param name="publishesAs">First word of the wire names of its events, where that is not its name.</param>
    /// <returns>The same builder.</returns>
    public static IHostApplicationBuilder AddMessaging<TContext>(
        this IHostApplicationBuilder builder, string service, Action<MessagingConfigurator>? configure = null,
        string? publishesAs = null)
        where TContext : DbContext
    {
        Failpoints.Arm(builder.Configuration["FAILPOINTS"], builder.Environment);
        var consumers = new MessagingConfigurator();
        configure?.Invoke(consumers);
        var services = builder.Services;
        services.AddMessagingOptions(service);
        services.AddSingleton(new MessagingService(service, publishesAs ?? service));
        services.AddSingleton(EventTypes.Catalogue);
        services.AddSingleton(
            provider => new Topology(provider.GetRequiredService<MessagingService>(), EventTypes.Catalogue,
            InboxQueues.Of(service, EventTypes.Catalogue, consumers)));
        services.AddSingleton<BrokerAddress>();
        services.AddSingleton<MessagingDataSource>();
        services.AddSingleton<MessagingMetrics>();
        services.AddDatabase<TContext>(service);
        services.AddOutbox();
        services.AddInbox(consumers);
        services.AddHostedService<Housekeeping>();
        services.AddTransient<Migrator<TContext>>();
        services.AddExceptionHandler<ConcurrencyHandler>();
        services.AddTransient<IStartupFilter, KeepBodyOfKeyedRequests>();
        return builder;
    }

    /// <summary>
    /// <c>-- migrate</c>: under an advisory lock creates the database, its runtime login, the tables of Messaging and
    /// the service,
    /// and declares exchanges, queues and bindings; then the process ends.
    /// </summary>
    /// <typeparam name="TContext">The service&apos;s DbContext.</typeparam>
    /// <param name="app">The built application, whose connection string names an administrator.</param>
    /// <param name="seed">Reference data to add afterwards, idempotent; saved in one transaction when it
    /// returns.</param>
    /// <returns>A task that ends when all is in place.</returns>
    public static async Task MigrateAsync<TContext>(
        this WebApplication app, Func<IServiceProvider, CancellationToken, Task>? seed = null)
        where TContext : DbContext
    {
        var stopping = app.Lifetime.ApplicationStopping;
        await app.Services.GetRequiredService<Migrator<TContext>>().RunAsync(seed, stopping);
    }

    private static void AddMessagingOptions(this IServiceCollection services, string service) =>
        services.AddOptions<MessagingOptions>().BindConfiguration("Messaging")
            .ValidateDataAnnotations()
            .Validate<IConfiguration>(
                (_, configuration) => !string.IsNullOrEmpty(configuration.GetConnectionString(service)),
                $"ConnectionStrings:{service} is missing: name the service's PostgreSQL database.")
            .Validate<IConfiguration>(
                (_, configuration) =>
                    Uri.IsWellFormedUriString(configuration.GetConnectionString("messaging"), UriKind.Absolute),
                "ConnectionStrings:messaging is missing: name the broker, amqp://user:password@host:port.")
            .Validate(options => options.InboxDays > options.ArchiveDays,
                "Messaging:InboxDays must exceed Messaging:ArchiveDays, or a replay would take effect twice.")
            .Validate<IHostEnvironment>(
                (options, environment) => options.Sabotage is Sabotage.None || environment.IsEnvironment("Test"),
                "Messaging:Sabotage exists for tests and is refused outside the environment Test.")
            .ValidateOnStart();

    private static void AddDatabase<TContext>(this IServiceCollection services, string service)
        where TContext : DbContext
    {
        services.AddSingleton<OutboxInterceptor>();
        // No retrying strategy: a unit of work is repeated as a whole, in a new scope, or not at all.
        services.AddDbContext<TContext>((provider, options) => options
            .UseNpgsql(WithDefaults(provider.GetRequiredService<IConfiguration>(), service))
            .AddInterceptors(provider.GetRequiredService<OutboxInterceptor>()));
        services.AddScoped<DbContext>(provider => provider.GetRequiredService<TContext>());
        services.AddSingleton<DatabaseHealth<TContext>>();
        services.AddHealthChecks().AddCheck<DatabaseHealth<TContext>>("database");
    }

    private static void AddOutbox(this IServiceCollection services)
    {
        services.AddScoped<OutboxWriter>();
        services.AddSingleton<MessageIds>();
        services.AddSingleton<Pulse<OutboxMessage>>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<EventPublisher>();
        services.AddHostedService<OutboxRelay>();
        services.AddSingleton<Replayer>();
        services.AddHostedService(provider => provider.GetRequiredService<Replayer>());
    }

    private static void AddInbox(this IServiceCollection services, MessagingConfigurator consumers)
    {
        services.AddSingleton<InboxFilter>();
        services.AddSingleton<ParkedMessages>();
        services.AddSingleton<ParkFilter>();
        foreach (var consumer in consumers.Consumers.Select(entry => entry.Consumer).Distinct())
            services.AddScoped(consumer);
        if (consumers.Consumers.Count == 0)
            return;
        services.AddHostedService<Redriver>();
        services.AddInboxEndpoints();
    }

    /// <summary>
    /// A service repeats a few dozen statements; parsing and planning each anew would take as long as running it. Rows
    /// that are stored by the thousand leave in larger pieces. PostgreSQL compiles no plan (JIT): it goes by the cost
    /// of all rows, and a page that stops after fifty waits a tenth of a second for it. What the connection
    /// string says itself holds, for example 0 behind a pooler that does not know prepared statements.
    /// </summary>
    private static string WithDefaults(IConfiguration configuration, string service) =>
        new NpgsqlConnectionStringBuilder("Max Auto Prepare=100;Auto Prepare Min Usages=3;Write Buffer Size=32768;"
            + "Options=-c jit=off;" + configuration.GetConnectionString(service)).ConnectionString;
}
