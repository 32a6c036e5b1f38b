namespace Platform.Benchmarks;

/// <summary>
/// One line of the result. The figures themselves depend on the machine and on what else it does; their ratio, measured
/// in the same run, is what can be compared.
/// </summary>
internal sealed record Ratio(string Case, string Ours, double OurRate, string Limit, double LimitRate, string Unit)
{
    private double Value => OurRate / LimitRate;

    internal static void Print(IReadOnlyList<Ratio> ratios, BenchmarkOptions options)
    {
        Console.WriteLine();
        Console.WriteLine(
            $"{Environment.ProcessorCount} cores; "
            + $"{options.Clients} clients, {options.Duration.TotalSeconds:0} s (a, b, f, g, h, j, k, l); "
            + $"{options.Events} events (c, k, n, o); {options.Rows} people (d), {options.People} (e, f, i, m, p)");
        Console.WriteLine();
        Console.WriteLine("| Case | Ours | Rate | Limit or peer | Rate | Unit | Ratio |");
        Console.WriteLine("|---|---|---:|---|---:|---|---:|");
        foreach (var ratio in ratios)
        {
            Console.WriteLine(
                $"| {ratio.Case} | {ratio.Ours} | {ratio.OurRate:0} | {ratio.Limit} | {ratio.LimitRate:0} "
                + $"| {ratio.Unit} | {ratio.Value:0.000} |");
        }
    }
}
