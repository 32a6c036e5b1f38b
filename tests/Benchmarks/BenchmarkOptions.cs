using Microsoft.Extensions.Configuration;

namespace Platform.Benchmarks;

/// <summary>What to run and for how long; every case ends by itself within these bounds.</summary>
internal sealed record BenchmarkOptions(
    IReadOnlyList<string> Only, TimeSpan Duration, int Clients, int Events, int Rows, int People)
{
    internal const string Usage = """
        dotnet run -c Release --project tests/Benchmarks -- [options]

          --only a,b       cases to run (all):
                             a  register-learner through gateway and service / the same INSERTs by pgbench
                             b  gateway / bare YARP / direct
                             c  outbox to consumer / raw confirmed publishing
                             d  import of a list of people / COPY into an equal table
                             e  pages and searches among many people / among a hundredth and a tenth of them
                             f  waiting of writers while a province is reorganised / 1 s
                             g  batches of offline records / the same INSERTs by pgbench
                             h  enrolments, quizzes and roll-calls / the same SQL by pgbench
                             i  the slowest hundredth among many enrolments / among a hundredth and a tenth of them
                             j  roll-call of 5,000 people at 200 points / 60 s
                             q  messages to a segment: memory / at a tenth of them, rate / INSERT … SELECT
          --seconds N      time of each measurement in a, b, f, g and h (6)
          --clients N      concurrent clients in a, b, f, g, h and j (16)
          --events N       events in c (5000)
          --rows N         people in d (100000)
          --people N       people in e, f and q, enrolments in i (1000000)
        """;

    /// <returns>The options, or nothing where they make no sense.</returns>
    internal static BenchmarkOptions? Parse(string[] args)
    {
        try
        {
            var given = new ConfigurationBuilder().AddCommandLine(args).Build();
            var only = (given["only"] ?? "a,b,c,d,e,f,g,h,i,j,q").Split(',', StringSplitOptions.TrimEntries);
            var seconds = given.GetValue("seconds", 6);
            var options = new BenchmarkOptions(
                only, TimeSpan.FromSeconds(seconds), given.GetValue("clients", 16), given.GetValue("events", 5_000),
                given.GetValue("rows", 100_000), given.GetValue("people", 1_000_000));
            var known = given.AsEnumerable().All(option =>
                option.Key is "only" or "seconds" or "clients" or "events" or "rows" or "people");
            return known && only.All(name => name is [>= 'a' and <= 'j'] or "q")
                && seconds is > 0 and <= 600 && options.Clients is > 0 and <= 256
                && options.Events is > 0 and <= 1_000_000 && options.Rows is > 0 and <= 4_000_000
                && options.People is >= 1_000 and <= 4_000_000 ? options : null;
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}
