using System.Diagnostics;

namespace Platform.Benchmarks;

/// <summary>How long one officer waits who sends the next request when the answer to the last one is there.</summary>
internal static class Waits
{
    /// <summary>How many are asked for one figure.</summary>
    internal const int Asked = WarmUp + (Rounds * Requests);

    private const int Rounds = 5;
    private const int Requests = 200;
    private const int WarmUp = 100;

    /// <summary>Sends that many requests and gives their <see cref="Slowest"/>.</summary>
    internal static async Task<double> SlowestAsync(HttpClient client, Func<HttpRequestMessage> request)
    {
        var times = new List<double>();
        while (times.Count < Asked)
        {
            using var message = request();
            var clock = Stopwatch.GetTimestamp();
            using var answer = await client.SendAsync(message);
            times.Add(Stopwatch.GetElapsedTime(clock).TotalMicroseconds);
            answer.EnsureSuccessStatusCode();
        }

        return Slowest(times);
    }

    /// <summary>
    /// The 99th percentile in microseconds, as the median of rounds: a pause of the machine decides one round only.
    /// </summary>
    internal static double Slowest(IReadOnlyList<double> times) =>
        times.Skip(WarmUp).Chunk(Requests).Select(round => round.Order().ElementAt((Requests * 99 / 100) - 1))
            .Order().ElementAt(Rounds / 2);
}
