using System.Diagnostics;

namespace Platform.Testing;

/// <summary>Waits for what a message will bring about, with a deadline instead of a guess.</summary>
public static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <summary>Runs the probe until it answers true.</summary>
    public static Task True(Func<Task<bool>> probe, string what, TimeSpan? deadline = null) =>
        Get(async () => await probe() ? (object)true : null, what, deadline);

    /// <summary>Runs the probe until it returns a value.</summary>
    public static async Task<T> Get<T>(Func<Task<T?>> probe, string what, TimeSpan? deadline = null)
        where T : class
    {
        var clock = Stopwatch.StartNew();
        Exception? last = null;
        while (clock.Elapsed < (deadline ?? Deadline))
        {
            try
            {
                if (await probe() is { } value)
                    return value;
                last = null;
            }
            catch (Exception notYet) when (notYet is not OutOfMemoryException)
            {
                last = notYet;
            }

            await Task.Delay(25);
        }

        throw new TimeoutException($"Not seen within {deadline ?? Deadline}: {what}.", last);
    }

    /// <summary>Runs the assertions until they all pass; the last failure is the one reported.</summary>
    public static async Task Pass(Func<Task> assertions, TimeSpan? deadline = null)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await assertions();
                return;
            }
            catch (Exception) when (clock.Elapsed < (deadline ?? Deadline))
            {
                await Task.Delay(25);
            }
        }
    }
}
