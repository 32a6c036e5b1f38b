using System.Diagnostics;

namespace Platform.Simulator.Demo;

/// <summary>Waits for what services tell one another, with a deadline.</summary>
internal sealed class Patience(TimeSpan deadline)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Asks until there is an answer.</summary>
    /// <exception cref="TimeoutException">There was none in time.</exception>
    internal async Task<T> Until<T>(string what, Func<Task<T?>> probe, CancellationToken cancellationToken)
        where T : class
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            if (await probe() is { } answer)
                return answer;
            if (clock.Elapsed > deadline)
                throw new TimeoutException($"{what}: not seen within {deadline.TotalSeconds:0} s.");

            await Task.Delay(Pause, cancellationToken);
        }
    }
}
