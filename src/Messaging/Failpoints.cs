using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Hosting;

namespace Platform.Messaging;

/// <summary>
/// Places where a test may stop, delay or kill this process, named in <c>FAILPOINTS</c>:
/// <c>outbox.after_claim=kill@3;inbox.after_insert=throw:TimeoutException%0.1</c>. Actions: <c>kill</c>, <c>exit</c>,
/// <c>throw[:type]</c>, <c>delay:ms</c>, <c>pause</c>; <c>@n</c> = only the n-th hit, <c>%p</c> = with probability p.
/// Inert unless the environment is Test; Production refuses to start while <c>FAILPOINTS</c> is set.
/// </summary>
public static class Failpoints
{
    private static readonly Random Seeded = new(20251122);
    private static Dictionary<string, Failpoint>? armed;

    /// <summary>Acts if a test armed this place.</summary>
    /// <param name="name">The place, for example <c>cert.after_intent</c>.</param>
    public static void Hit(string name) => HitAsync(name).GetAwaiter().GetResult();

    /// <summary>Acts if a test armed this place, without holding a thread while it delays.</summary>
    /// <param name="name">The place, for example <c>cert.after_intent</c>.</param>
    /// <param name="subject">What is at work there, to arm the place for it alone:
    /// <c>inbox.after_insert#id=kill</c>.</param>
    /// <returns>A task that ends when the process may go on.</returns>
    public static Task HitAsync(string name, string? subject = null) =>
        armed is not null
        && (armed.TryGetValue(name, out var failpoint) || armed.TryGetValue($"{name}#{subject}", out failpoint))
        && failpoint.IsDue(Seeded)
            ? failpoint.ActAsync(name)
            : Task.CompletedTask;

    internal static void Arm(string? specification, IHostEnvironment environment)
    {
        if (string.IsNullOrWhiteSpace(specification))
            return;
        if (environment.IsProduction())
            throw new InvalidOperationException("FAILPOINTS is set: it exists for tests and is refused in Production.");
        if (environment.IsEnvironment("Test"))
            armed = specification.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(Failpoint.Parse).ToDictionary(failpoint => failpoint.Name);
    }

    private sealed class Failpoint(string name, string action, string argument, int? onHit, double probability)
    {
        private int hits;

        public string Name => name;

        public static Failpoint Parse(string text)
        {
            var (name, rest) = Cut(text, '=');
            var (withHit, probability) = Cut(rest, '%');
            var (withArgument, hit) = Cut(withHit, '@');
            var (action, argument) = Cut(withArgument, ':');
            if (action is not ("kill" or "exit" or "throw" or "delay" or "pause"))
                throw new InvalidOperationException($"FAILPOINTS: \"{text}\" names no known action.");
            return new Failpoint(name, action, argument,
                hit.Length > 0 ? int.Parse(hit, CultureInfo.InvariantCulture) : null,
                probability.Length > 0 ? double.Parse(probability, CultureInfo.InvariantCulture) : 1);
        }

        public bool IsDue(Random random)
        {
            var hit = Interlocked.Increment(ref hits);
            lock (random)
                return (onHit is null || onHit == hit) && (probability >= 1 || random.NextDouble() < probability);
        }

        public Task ActAsync(string place)
        {
            switch (action)
            {
                case "kill":
                    Process.GetCurrentProcess().Kill();
                    return Task.Delay(Timeout.Infinite);
                case "exit":
                    Environment.Exit(99);
                    return Task.CompletedTask;
                case "throw":
                    var type = Type.GetType("System." + argument) ?? typeof(InvalidOperationException);
                    throw (Exception)Activator.CreateInstance(type, $"Failpoint {place}")!;
                default:
                    return Task.Delay(action == "pause"
                        ? Timeout.Infinite
                        : int.Parse(argument, CultureInfo.InvariantCulture));
            }
        }

        private static (string Before, string After) Cut(string text, char separator) =>
            text.IndexOf(separator) is var at and >= 0 ? (text[..at], text[(at + 1)..]) : (text, "");
    }
}
