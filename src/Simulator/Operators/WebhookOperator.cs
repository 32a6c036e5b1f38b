using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Platform.Simulator.Operators;

/// <summary>
/// An operator without AMQP: takes signed events at <c>/</c> and hands its reports to the platform, signed by the same
/// secret, both as Standard Webhooks asks.
/// </summary>
internal sealed class WebhookOperator(OperatorOptions options, OperatorWork work)
{
    private static readonly HttpClient Platform = new();
    private static readonly TimeSpan LongerThanAnybodyWaits = TimeSpan.FromSeconds(30);
    private readonly byte[] secret = Convert.FromBase64String(options.Password["whsec_".Length..]);
    private readonly ConcurrentDictionary<string, bool> seen = new();

    internal async Task<int> Run(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var app = builder.Build();
        app.MapGet("/health", () => "Healthy");
        app.MapPost("/", Take);
        await app.RunAsync(cancellationToken);
        return 0;
    }

    private async Task<IResult> Take(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var headers = request.Headers;
        var (id, timestamp) = (headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString());
        if (!headers["webhook-signature"].ToString().Split(' ').Contains(Sign(id, timestamp, body.ToArray())))
            return Results.Unauthorized();

        var isFirst = seen.TryAdd(id, true);
        if (isFirst && options.Does(Misbehaviour.Fails))
            return Results.StatusCode(StatusCodes.Status500InternalServerError);
        await work.Take(JsonNode.Parse(body.ToArray())!, Post, cancellationToken);
        if (isFirst && options.Does(Misbehaviour.AnswersLate))
            await Task.Delay(LongerThanAnybodyWaits, cancellationToken);
        return Results.NoContent();
    }

    /// <summary>What is refused for good is not sent again; what the platform cannot take now is.</summary>
    private async Task Post(byte[] body, CancellationToken cancellationToken)
    {
        for (var pause = 200; ; pause = Math.Min(pause * 2, 5_000))
        {
            var (id, timestamp) = (
                Guid.NewGuid().ToString(),
                DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            using var request = new HttpRequestMessage(HttpMethod.Post, options.Uri)
            {
                Content = new ByteArrayContent(body),
            };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json");
            request.Headers.Add("webhook-id", id);
            request.Headers.Add("webhook-timestamp", timestamp);
            request.Headers.Add("webhook-signature", Sign(id, timestamp, body));
            using var answer = await Platform.SendAsync(request, cancellationToken);
            if (answer.StatusCode is not HttpStatusCode.TooManyRequests and < HttpStatusCode.InternalServerError)
                return;
            await Task.Delay(pause, cancellationToken);
        }
    }

    private string Sign(string id, string timestamp, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, signed));
    }
}
