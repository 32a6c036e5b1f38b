using Platform.Testing;

namespace Platform.Learners.Tests;

/// <summary>A line of Data/routes.txt.</summary>
/// <param name="Kinds">What the ids in the path name.</param>
internal sealed record Route(HttpMethod Method, string Path, string Policy, string Kinds)
{
    internal static Route[] Table { get; } =
    [
        .. Lines("routes.txt").Select(cells => new Route(HttpMethod.Parse(cells[0]), cells[1], cells[2], cells[3])),
    ];

    /// <summary>The rows that the path names.</summary>
    internal IEnumerable<Guid> Rows(World world) =>
        Kinds is "-" or "*" or "everyone" ? [] : Kinds.Split('+').Select(kind => world[kind]);

    /// <summary>The cells of a file of this folder, without its comments.</summary>
    internal static IEnumerable<string[]> Lines(string file) =>
        from line in File.ReadLines(System.IO.Path.Combine(Repository.Root, "tests", "Learner.Tests", "Data", file))
        where line.Length > 0 && line[0] != '#'
        select line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public override string ToString() => $"{Method} {Path}";
}
