using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Platform.ServiceDefaults;

namespace Platform.Courses.OfflinePacks;

/// <summary>Configuration section <c>Course:OfflinePacks</c>.</summary>
internal sealed class OfflinePackOptions
{
    /// <summary>
    /// Private key on the curve P-256, PKCS#8 in base64. Without one no packs are issued; everything else works.
    /// </summary>
    public string? SigningKey { get; set; }

    internal static bool IsReadable(OfflinePackOptions options)
    {
        if (string.IsNullOrEmpty(options.SigningKey))
            return true;
        try
        {
            using var key = PackSigner.Read(options.SigningKey);
            return key.KeySize is 256;
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return false;
        }
    }
}

/// <summary>
/// Signs packs (JWS, ES256), so that a phone that got one from another phone or from a stick knows that nobody changed
/// it on the way.
/// </summary>
internal sealed class PackSigner(IOptions<OfflinePackOptions> options) : IDisposable
{
    private readonly ECDsa? key =
        string.IsNullOrEmpty(options.Value.SigningKey) ? null : Read(options.Value.SigningKey);

    internal bool IsReady => key is not null;

    /// <summary>The public key as a JWK set (RFC 7517); empty where there is none.</summary>
    internal IReadOnlyList<Dictionary<string, string>> Keys => key is null ? [] : [Jwk(key)];

    internal static ECDsa Read(string base64)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(base64), out _);
        return key;
    }

    /// <summary>The document in the compact form of a JWS.</summary>
    internal string Sign<T>(T document)
    {
        var header = new Dictionary<string, string> { ["alg"] = "ES256", ["typ"] = "bdhvs-pack+jws" };
        header["kid"] = Jwk(key!)["kid"];
        var input = $"{Encode(JsonSerializer.SerializeToUtf8Bytes(header))}."
            + Encode(JsonSerializer.SerializeToUtf8Bytes(document, Json.Commands));
        var signature = key!.SignData(
            Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"{input}.{Encode(signature)}";
    }

    public void Dispose() => key?.Dispose();

    private static Dictionary<string, string> Jwk(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var (x, y) = (Encode(point.X!), Encode(point.Y!));
        // RFC 7638: the members in this order and form are what the thumbprint is made of.
        var thumbprint = SHA256.HashData(
            Encoding.ASCII.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}"""));
        return new Dictionary<string, string>
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["use"] = "sig",
            ["alg"] = "ES256",
            ["kid"] = Encode(thumbprint),
            ["x"] = x,
            ["y"] = y,
        };
    }

    private static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);
}
