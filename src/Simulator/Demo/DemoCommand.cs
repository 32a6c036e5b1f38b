using System.ComponentModel.DataAnnotations;

namespace Platform.Simulator.Demo;

/// <summary>
/// <c>demo</c>: leads a made-up commune through the whole journey, through the gateway, as a province's own system
/// would. What is there already stays as it is, so that it may run at every start.
/// </summary>
internal static class DemoCommand
{
    internal static async Task<int> Run(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var options = configuration.GetSection("Demo").Get<DemoOptions>() ?? new DemoOptions();
        var problems = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new(options), problems, validateAllProperties: true))
        {
            foreach (var problem in problems)
                await Console.Error.WriteLineAsync($"Demo: {problem.ErrorMessage}");
            return 2;
        }

        try
        {
            await Load(options, cancellationToken);
            return 0;
        }
        catch (Exception failure) when (failure is GatewayException or TimeoutException or HttpRequestException)
        {
            await Console.Error.WriteLineAsync($"demo: {failure.Message}");
            return 1;
        }
    }

    private static async Task Load(DemoOptions options, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
        var gateway = new GatewayClient(http, options);
        var patience = new Patience(TimeSpan.FromSeconds(options.PatienceSeconds));

        var commune = await new CommuneLoader(gateway, patience).Load(options, cancellationToken);
        var classes = new ClassLoader(gateway, patience);
        foreach (var village in commune.Villages)
            await classes.Load(village, cancellationToken);
        await new ProgressWatch(gateway, patience).Wait(commune.Id, classes.Passed, cancellationToken);
    }
}
