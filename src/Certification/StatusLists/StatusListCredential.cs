using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Certifications.Credentials;

namespace Platform.Certifications.StatusLists;

/// <summary>A list as the credential that is signed and published (Bitstring Status List 1.0).</summary>
internal static class StatusListCredential
{
    /// <summary>How long a verifier may keep a copy before it looks again.</summary>
    internal static readonly TimeSpan Ttl = TimeSpan.FromMinutes(5);

    internal static byte[] Write(
        string id, string did, string purpose, string encodedList, DateTimeOffset now, DateTimeOffset until)
    {
        var credential = new JsonObject
        {
            ["@context"] = new JsonArray(RdfTerms.Credentials),
            ["id"] = id,
            ["type"] = new JsonArray("VerifiableCredential", "BitstringStatusListCredential"),
            ["issuer"] = did,
            ["validFrom"] = OpenBadge.Time(now),
            ["validUntil"] = OpenBadge.Time(until),
            ["credentialSubject"] = new JsonObject
            {
                ["id"] = id + "#list",
                ["type"] = "BitstringStatusList",
                ["statusPurpose"] = purpose,
                ["encodedList"] = encodedList,
                ["ttl"] = (int)Ttl.TotalMilliseconds,
            },
        };
        return Encoding.UTF8.GetBytes(credential.ToJsonString(OpenBadge.Spelling));
    }

    /// <summary>
    /// The bits of a published list and the period in which they count, or null: it is not this list, too short, or not
    /// signed by its issuer with a key that is believed.
    /// </summary>
    internal static Opened? Open(string credential, string id, string purpose, CredentialCheck check)
    {
        if (check.OpenProof(credential) is not { } document)
            return null;
        using var parsed = JsonDocument.Parse(document);
        var root = parsed.RootElement;
        if (!root.TryGetProperty("credentialSubject", out var subject)
            || !subject.TryGetProperty("statusPurpose", out var written) || written.GetString() != purpose
            || root.GetProperty("id").GetString() != id
            || Bitstring.Decode(subject.GetProperty("encodedList").GetString()!) is not { } bits)
            return null;
        return new Opened(
            bits, root.GetProperty("validFrom").GetDateTimeOffset(),
            root.GetProperty("validUntil").GetDateTimeOffset());
    }

    internal sealed record Opened(byte[] Bits, DateTimeOffset From, DateTimeOffset Until);
}
