using System.Diagnostics;

namespace Platform.Benchmarks;

/// <summary>Clients that each send the next request when the answer to the last one is there.</summary>
internal static class Load
{
    /// <summary>A service that has just started runs code that the compiler has not yet optimised.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    /// <summary>An HTTP client that opens no more connections than there are clients.</summary>
    internal static HttpClient Client(Uri address, int clients, string token)
    {
        var handler = new SocketsHttpHandler { MaxConnectionsPerServer = clients };
        return new HttpClient(handler)
        {
            BaseAddress = address,
            DefaultRequestHeaders = { Authorization = new("Bearer", token) },
        };
    }

    /// <summary>
    /// Requests answered per second, after a warm-up. Any answer but a success ends the run: a refusal costs less.
    /// </summary>
    internal static async Task<double> MeasureAsync(
        HttpClient client, int clients, TimeSpan duration, Func<HttpRequestMessage> request)
    {
        await RunAsync(client, clients, WarmUp, request);
        return await RunAsync(client, clients, duration, request);
    }

    private static async Task<double> RunAsync(
        HttpClient client, int clients, TimeSpan duration, Func<HttpRequestMessage> request)
    {
        var clock = Stopwatch.StartNew();
        var answers = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            var answered = 0;
            for (; clock.Elapsed < duration; answered++)
            {
                using var message = request();
                using var answer = await client.SendAsync(message);
                if (!answer.IsSuccessStatusCode)
                {
                    throw new HttpRequestException(
                        $"{message.RequestUri}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
                }
            }

            return answered;
        })));
        return answers.Sum() / clock.Elapsed.TotalSeconds;
    }
}
