namespace Platform.Simulator.Province;

/// <summary>
/// <c>generate --people N --seed S [--output FILE]</c>: the CSV to standard output or a file, its hash to standard
/// error.
/// </summary>
internal static class GenerateCommand
{
    internal static async Task<int> Run(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var people = configuration.GetValue("people", 120);
        var seed = configuration.GetValue("seed", 1UL);
        var file = configuration["output"];
        await using var output = file is null ? Console.OpenStandardOutput() : File.Create(file);
        var generated = new ProvinceGenerator(seed, DemoCommune.Villages).Generate(people);
        var hash = await PeopleCsv.Write(output, generated, cancellationToken);
        await Console.Error.WriteLineAsync($"{people} people, seed {seed}, sha256 {hash}");
        return 0;
    }
}
