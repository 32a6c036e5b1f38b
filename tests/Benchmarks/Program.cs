using System.Globalization;
using Platform.Benchmarks;
using Platform.Testing;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (BenchmarkOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(BenchmarkOptions.Usage);
    return 2;
}

var cases = new (string Name, Func<Workbench, IAsyncEnumerable<Ratio>> Run)[]
{
    ("a", RegisterLearnerCase.Run),
    ("b", GatewayCase.Run),
    ("c", OutboxCase.Run),
    ("d", ImportCase.Run),
    ("e", SearchCase.Run),
    ("f", ReorganiseCase.Run),
    ("g", FieldBatchCase.Run),
    ("h", TeachingCase.Run),
    ("i", GrowthCase.Run),
    ("j", BroadcastCase.Run),
    ("k", IssueCase.Run),
    ("l", VerifyCase.Run),
    ("m", StatusListCase.Run),
    ("n", PrintCase.Run),
    ("o", PartnerCase.Run),
    ("p", SegmentCase.Run),
};
var servers = await TestServers.GetAsync();
var issuer = await TestIssuer.GetAsync();
var ratios = new List<Ratio>();
var failed = false;
foreach (var (name, run) in cases.Where(one => options.Only.Contains(one.Name)))
{
    try
    {
        // Databases, virtual host and processes of its own: no case works on what another left behind.
        await using var bench = await Workbench.CreateAsync(name, servers, issuer, options);
        await foreach (var ratio in run(bench))
            ratios.Add(ratio);
    }
    catch (Exception e) when (e is not OutOfMemoryException)
    {
        failed = true;
        await Console.Error.WriteLineAsync($"[{name}] failed: {e}");
    }
}

Ratio.Print(ratios, options);
return failed ? 1 : 0;
