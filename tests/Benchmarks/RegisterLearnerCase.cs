namespace Platform.Benchmarks;

/// <summary>
/// The price of everything around the rows of one registered learner: two HTTP hops, token checks, validation,
/// encryption, EF, and the relay that sends the events meanwhile, against a program that only inserts the same rows.
/// </summary>
internal static class RegisterLearnerCase
{
    private static int lastNumber;

    internal static async IAsyncEnumerable<Ratio> Run(Workbench bench)
    {
        var database = await bench.MigrateAsync("Learner");
        await bench.ForgetLearnerEventsAsync();
        var learner = await bench.StartAsync("Learner", database);
        var gateway = await bench.StartGatewayAsync(learner.Address);
        var options = bench.Options;
        using var direct = Load.Client(learner.Address, options.Clients, bench.Token);
        var (_, villages) = await Officer.RegisterCommuneAsync(direct);

        bench.Say("registering learners through the gateway");
        using var client = Load.Client(gateway.Address, options.Clients, bench.Token);
        var ours = await Load.MeasureAsync(
            client, options.Clients, options.Duration, () => Officer.Post("/learner/learners", Person(villages)));
        await gateway.KillAsync();
        await learner.KillAsync();

        bench.Say($"{ours:0}/s; the same rows by pgbench");
        var limit = await Pgbench.MeasureAsync(
            bench.AddressOf(database), RegisterLearnerSql.Script(villages[0]), options.Clients, options.Duration);
        bench.Say($"{limit:0}/s");
        yield return new Ratio(
            "a", "register-learner through gateway and service", ours, "same INSERTs by pgbench", limit, "learners/s");
    }

    private static object Person(IReadOnlyList<Guid> villages)
    {
        var number = Interlocked.Increment(ref lastNumber);
        return new
        {
            fullName = $"Nguyễn Thị {Letters(number)}",
            birthDate = "1990-03-12",
            sex = "female",
            areaId = villages[number % villages.Count],
            citizenId = $"019190{number:000000}",
            phone = $"090{number:0000000}",
            audiences = new[] { "citizen" },
        };
    }

    /// <summary>Names have no digits.</summary>
    private static string Letters(int number) => string.Concat($"{number}".Select(digit => (char)('A' + digit - '0')));
}
