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
                             k  completion event to stored certificate / Ed25519 and the same INSERTs
                             l  verifying a certificate / bare Kestrel with the same bytes
                             m  status lists after a change in each / 15 min
                             n  certificates printed / bare Chromium; issuing beside a queue of prints / alone
                             o  messages to an operator, its receipts / raw confirmed publishing; beside a flood / alone
                             p  messages to a segment: memory / for the first tenth of them, rate / INSERT … SELECT
          --seconds N      time of each measurement in a, b, f, g, h, k and l (6)
          --clients N      concurrent clients in a, b, f, g, h, j, k and l (16)
          --events N       events in c, completions in k and n, messages in o (5000)
          --rows N         people in d (100000)
          --people N       people in e, f and p, enrolments in i, certificates in m (1000000)
        """;

    /// <returns>The options, or nothing where they make no sense.</returns>
    internal static BenchmarkOptions? Parse(string[] args)
    {
        try
        {
            var given = new ConfigurationBuilder().AddCommandLine(args).Build();
            var only = (given["only"] ?? "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p").Split(',', StringSplitOptions.TrimEntries);
            var seconds = given.GetValue("seconds", 6);
            var options = new BenchmarkOptions(
                only, TimeSpan.FromSeconds(seconds), given.GetValue("clients", 16), given.GetValue("events", 5_000),
                given.GetValue("rows", 100_000), given.GetValue("people", 1_000_000));
            var known = given.AsEnumerable().All(option =>
                option.Key is "only" or "seconds" or "clients" or "events" or "rows" or "people");
            return known && only.All(name => name is [>= 'a' and <= 'p'])
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
