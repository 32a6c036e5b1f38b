using System.Text.RegularExpressions;

namespace Platform.Testing;

/// <summary>A line of a table of routes.</summary>
/// <param name="Kinds">What the ids in the path name.</param>
/// <param name="MediaType">Of the body, where it is not JSON.</param>
public sealed record Route(HttpMethod Method, string Path, string Policy, string Kinds, string MediaType)
{
    /// <summary>Whether an id of the path names a row that belongs to an area.</summary>
    public bool NamesRows => Kinds is not "-";

    /// <summary>Whether such a row is made by the world of the service.</summary>
    public bool HasRows => Kinds is not ("-" or "*" or "everyone");

    /// <summary>The rows that the path names.</summary>
    public IEnumerable<Guid> Rows(World world) => HasRows ? Kinds.Split('+').Select(kind => world[kind]) : [];

    public override string ToString() => $"{Method} {Path}";
}

/// <summary>Every route of a service, one a line of <c>Data/routes.txt</c> of its tests: written by hand.</summary>
/// <param name="tests">Folder of the tests.</param>
/// <param name="sample">A value of a parameter that is no id: of the path, of its name.</param>
public sealed partial class RouteTable(string tests, Func<string, string, string?> sample)
{
    public string File { get; } = $"tests/{tests}/Data/routes.txt";

    public IReadOnlyList<Route> Routes { get; } =
    [
        .. Lines(tests, "routes.txt").Select(cells => new Route(
            HttpMethod.Parse(cells[0]), cells[1], cells[2], cells[3], cells.ElementAtOrDefault(4) ?? Api.Json)),
    ];

    /// <summary>A path with these rows in the place of its parameters, in their order; others with a sample.</summary>
    public string Fill(string path, IEnumerable<Guid> ids)
    {
        var next = new Queue<Guid>(ids);
        return Parameter().Replace(path, parameter =>
            sample(path, parameter.Groups[1].Value) ?? $"{(next.TryDequeue(out var id) ? id : Guid.NewGuid())}");
    }

    /// <summary>The cells of a file of the tests, without its comments.</summary>
    internal static IEnumerable<string[]> Lines(string tests, string file) =>
        from line in System.IO.File.ReadLines(Path.Combine(Repository.Root, "tests", tests, "Data", file))
        where line.Length > 0 && line[0] != '#'
        select line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}
