using System.Diagnostics;

namespace Platform.Benchmarks;

/// <summary>How long one officer waits who sends the next request when the answer to the last one is there.</summary>
internal static class Waits
{
    private const int Requests = 400;
    private const int WarmUp = 100;

    /// <summary>The 99th percentile, in microseconds.</summary>
    internal static async Task<double> SlowestAsync(HttpClient client, Func<HttpRequestMessage> request)
    {
        var times = new List<double>();
        for (var number = 0; number < WarmUp + Requests; number++)
        {
            using var message = request();
            var clock = Stopwatch.GetTimestamp();
            using var answer = await client.SendAsync(message);
            var took = Stopwatch.GetElapsedTime(clock).TotalMicroseconds;
            answer.EnsureSuccessStatusCode();
            if (number >= WarmUp)
                times.Add(took);
        }

        return Percentile(times);
    }

    internal static double Percentile(List<double> times) => times.Order().ElementAt((times.Count * 99 / 100) - 1);
}
