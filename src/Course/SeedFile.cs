using System.Text.Json;
using Platform.ServiceDefaults;

namespace Platform.Courses;

internal static class SeedFile
{
    /// <summary>Reads reference data that is built into this program, as strictly as a request.</summary>
    internal static async Task<T> Read<T>(string name, CancellationToken cancellationToken)
    {
        await using var file = typeof(SeedFile).Assembly.GetManifestResourceStream(name)!;
        return (await JsonSerializer.DeserializeAsync<T>(file, Json.Commands, cancellationToken))!;
    }
}
