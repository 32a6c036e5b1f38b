using System.Collections.Concurrent;
using System.Net.Http.Json;

namespace Platform.Messaging.Tests.Faults;

/// <summary>
/// A client that behaves as we ask clients to: it repeats a command that was not answered, under the same key, wherever
/// a replica listens. It writes down what it was told.
/// </summary>
internal sealed class Driver(FaultCluster cluster, Ledger ledger)
{
    private const int Parallel = 8;
    private readonly ConcurrentDictionary<string, byte[]> answers = new();
    private readonly HashSet<string> repeated = [];

    /// <summary>Answers that differed from the first one to the same key.</summary>
    public ConcurrentBag<string> Contradictions { get; } = [];

    public async Task RunAsync(int commands)
    {
        using var limit = new SemaphoreSlim(Parallel);
        await Task.WhenAll(Enumerable.Range(0, commands).Select(async number =>
        {
            await limit.WaitAsync();
            try
            {
                await CommandAsync(FaultCluster.NewOperation(), number);
            }
            finally
            {
                limit.Release();
            }
        }));
    }

    /// <summary>Sends every accepted command once more: the answer must be the old one, byte for byte.</summary>
    public async Task RepeatAllAsync()
    {
        foreach (var operation in answers.Keys.Where(repeated.Add))
            await CommandAsync(operation, 0);
    }

    private async Task CommandAsync(string operation, int number)
    {
        if (!answers.ContainsKey(operation))
            ledger.Sent(operation, operation);
        for (var attempt = 0; attempt < 120; attempt++)
        {
            if (await SendAsync(operation, number + attempt) is not { } answer)
            {
                ledger.Lost(operation, operation);
                await Task.Delay(100);
                continue;
            }

            ledger.Answered(operation, operation, answer.Accepted);
            if (!answer.Accepted)
                throw new InvalidOperationException("Refused: " + System.Text.Encoding.UTF8.GetString(answer.Body));
            if (answer.Accepted && answers.GetOrAdd(operation, answer.Body) is var first
                && !first.AsSpan().SequenceEqual(answer.Body))
                Contradictions.Add(operation);
            return;
        }
    }

    /// <summary>
    /// Null where no answer came or none that settles anything: connection lost, 5xx, still in flight.
    /// </summary>
    private async Task<(bool Accepted, byte[] Body)?> SendAsync(string operation, int replica)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, cluster.CommandPath)
            {
                Content = JsonContent.Create(cluster.Command(operation)),
            };
            request.Headers.Add("Idempotency-Key", operation);
            using var client = cluster.Client(replica);
            using var response = await client.SendAsync(request);
            var body = await response.Content.ReadAsByteArrayAsync();
            return (int)response.StatusCode >= 500 || (int)response.StatusCode == 409
                ? null
                : (response.IsSuccessStatusCode, body);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }
}
