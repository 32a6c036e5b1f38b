using System.Security.Cryptography;
using System.Text;

namespace Platform.Simulator.Province;

/// <summary>The file an officer uploads: UTF-8 without BOM, LF, comma; no generated value needs quotes.</summary>
internal static class PeopleCsv
{
    private const string Header = "full_name,birth_date,sex,citizen_id,phone,village,audiences,preferred_language\n";

    /// <summary>Streams, so that four million people need no more memory than one.</summary>
    /// <returns>SHA-256 of the bytes written, lower-case hexadecimal.</returns>
    internal static async Task<string> Write(
        Stream output, IEnumerable<Person> people, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var block in people.Select(Line).Prepend(Header).Chunk(1_000))
        {
            var bytes = Encoding.UTF8.GetBytes(string.Concat(block));
            hash.AppendData(bytes);
            await output.WriteAsync(bytes, cancellationToken);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Line(Person person) => string.Join(',',
        person.FullName,
        person.BirthDate,
        person.Sex is Sex.Male ? "male" : "female",
        person.CitizenId,
        person.Phone,
        person.Village,
        string.Join(';', person.Audiences),
        person.PreferredLanguage) + "\n";
}
