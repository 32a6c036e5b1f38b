using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Platform.ServiceDefaults;

/// <summary>
/// Configuration section <c>ServiceClient</c>: who this service is to the issuer when it calls another service.
/// Demanded only of services that do.
/// </summary>
public sealed class ServiceClientOptions
{
    /// <summary>Client registered at the issuer for this service.</summary>
    [Required(ErrorMessage = "ServiceClient:ClientId is missing: name this service's client at the issuer.")]
    public string ClientId { get; set; } = "";

    /// <summary>Secret of that client.</summary>
    [Required(ErrorMessage = "ServiceClient:ClientSecret is missing: give the secret of ServiceClient:ClientId.")]
    public string ClientSecret { get; set; } = "";

    /// <summary>Longest one attempt may take. Default: 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest a call may take with all its attempts. Default: 20 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(20);
}

/// <summary>Clients of other services, signed in as this service.</summary>
public static class HttpClients
{
    /// <summary>
    /// Registers <typeparamref name="TClient"/> with an <see cref="HttpClient"/> whose base address is configuration
    /// <c>services:NAME:http:0</c>, which sends an access token with <paramref name="scopes"/> obtained by client
    /// credentials. An attempt and the whole call are limited in time; transient failures are repeated where a
    /// repetition is harmless: safe methods, PUT, DELETE, and anything that carries an Idempotency-Key.
    /// </summary>
    /// <typeparam name="TClient">Class that takes the <see cref="HttpClient"/> in its constructor.</typeparam>
    /// <param name="builder">The host being built.</param>
    /// <param name="name">Name of the service to call, as AppHost names it.</param>
    /// <param name="scopes">Scopes of the token, one of <see cref="Scopes"/> each.</param>
    /// <returns>The same builder.</returns>
    public static IHostApplicationBuilder AddServiceClient<TClient>(
        this IHostApplicationBuilder builder, string name, params string[] scopes)
        where TClient : class
    {
        var key = $"services:{name}:http:0";
        builder.Services.AddOptions<ServiceClientOptions>().BindConfiguration("ServiceClient")
            .ValidateDataAnnotations()
            .Validate(
                _ => Uri.TryCreate(builder.Configuration[key], UriKind.Absolute, out var _),
                $"{key} is missing or not an absolute URL: give the address of {name}.")
            .ValidateOnStart();
        builder.Services.TryAddSingleton<ServiceTokens>();
        builder.Services.AddHttpClient(ServiceTokens.HttpClientName);
        builder.Services.AddHttpClient<TClient>(client =>
            {
                client.BaseAddress = new Uri(builder.Configuration[key]!);
                client.Timeout = Timeout.InfiniteTimeSpan; // ResilienceHandler holds the limits
            })
            .AddHttpMessageHandler(provider =>
                new ResilienceHandler(provider.GetRequiredService<IOptions<ServiceClientOptions>>()))
            .AddHttpMessageHandler(provider =>
                new TokenHandler(provider.GetRequiredService<ServiceTokens>(), scopes));
        return builder;
    }

    private sealed class ResilienceHandler(IOptions<ServiceClientOptions> options) : DelegatingHandler
    {
        private readonly ResiliencePipeline<HttpResponseMessage> repeatable = Pipeline(options.Value, repeat: true);
        private readonly ResiliencePipeline<HttpResponseMessage> once = Pipeline(options.Value, repeat: false);

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            (MayRepeat(request) ? repeatable : once)
            .ExecuteAsync(async token => await base.SendAsync(request, token), cancellationToken).AsTask();

        private static bool MayRepeat(HttpRequestMessage request) =>
            request.Method.Method is "GET" or "HEAD" or "PUT" or "DELETE"
            || request.Headers.Contains("Idempotency-Key");

        private static ResiliencePipeline<HttpResponseMessage> Pipeline(ServiceClientOptions options, bool repeat)
        {
            var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>().AddTimeout(options.TotalTimeout);
            if (repeat)
            {
                pipeline.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
                {
                    MaxRetryAttempts = 3,
                    Delay = TimeSpan.FromMilliseconds(200),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                        .Handle<HttpRequestException>()
                        .Handle<TimeoutRejectedException>()
                        .HandleResult(response => (int)response.StatusCode is 408 or 429 or >= 500),
                });
            }

            return pipeline.AddTimeout(options.AttemptTimeout).Build();
        }
    }

    private sealed class TokenHandler(ServiceTokens tokens, string[] scopes) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var token = await tokens.Get(scopes, cancellationToken);
            request.Headers.Authorization = new("Bearer", token);
            var response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode is System.Net.HttpStatusCode.Unauthorized)
                tokens.Forget(scopes); // the issuer may have changed its keys: the next call asks for a new token
            return response;
        }
    }
}
