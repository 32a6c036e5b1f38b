using System.Text.Json;
using Xunit;

namespace Platform.Testing;

/// <summary>Who may do what, twice: as the issuer has it, and as Data/roles.txt says it should be.</summary>
public static class RoleTable
{
    public const string File = "tests/Platform.Testing/Data/roles.txt";

    /// <summary>Scopes of each role, from the issuer.</summary>
    public static IReadOnlyDictionary<string, string[]> Issued { get; } =
        JsonSerializer.Deserialize<Dictionary<string, string[]>>(
            System.IO.File.ReadAllText(Path.Combine(Repository.Root, "src", "Identity", "roles.json")))!;

    public static TheoryData<string> Roles => [.. Issued.Keys];

    /// <summary>Each policy, then the roles that have it.</summary>
    public static IReadOnlyList<string[]> Written { get; } = [.. RouteTable.Lines("Platform.Testing", "roles.txt")];

    public static bool MayCall(string role, string policy) =>
        Written.Any(cells => cells[0] == policy && cells.Skip(1).Contains(role));
}
