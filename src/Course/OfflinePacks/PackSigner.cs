using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Platform.ServiceDefaults;

namespace Platform.Courses.OfflinePacks;

/// <summary>Configuration section <c>Course:OfflinePacks</c>.</summary>
internal sealed class OfflinePackOptions
{
    /// <summary>Private key on the curve P-256, PKCS#8 in base64: a secret of this service alone.</summary>
    [Required(ErrorMessage = "Course:OfflinePacks:SigningKey is missing: give a private key on P-256."), PackKey]
    public string SigningKey { get; set; } = "";
}

[AttributeUsage(AttributeTargets.Property)]
internal sealed class PackKeyAttribute() : ValidationAttribute(
    "Course:OfflinePacks:{0} cannot be read: give a private key on P-256, PKCS#8 in base64.")
{
    public override bool IsValid(object? value)
    {
        try
        {
            using var key = PackSigner.Read((string)value!);
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
    private readonly ECDsa key = Read(options.Value.SigningKey);

    /// <summary>The public key as a JWK set (RFC 7517).</summary>
    internal IReadOnlyList<Dictionary<string, string>> Keys => [Jwk(key)];

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
        header["kid"] = Jwk(key)["kid"];
        var input = $"{Encode(JsonSerializer.SerializeToUtf8Bytes(header))}."
            + Encode(JsonSerializer.SerializeToUtf8Bytes(document, Json.Commands));
        var signature = key.SignData(
            Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"{input}.{Encode(signature)}";
    }

    public void Dispose() => key.Dispose();

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
