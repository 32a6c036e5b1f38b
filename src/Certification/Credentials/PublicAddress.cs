using Microsoft.Extensions.Options;

namespace Platform.Certifications.Credentials;

/// <summary>
/// Where the world finds what certificates name. These addresses stand in signed bytes: none of them ever changes its
/// form, and a platform never its name.
/// </summary>
internal sealed class PublicAddress(IOptions<CertificationOptions> options)
{
    /// <summary>The issuer that stands for the whole platform; others are named by their key's unit.</summary>
    internal const string Platform = "platform";

    private readonly string root = options.Value.PublicBaseUrl.TrimEnd('/');

    /// <summary>did:web: the address without its scheme, colons for slashes, the colon of a port escaped.</summary>
    internal string Did(string issuer)
    {
        var host = root[(root.IndexOf("://", StringComparison.Ordinal) + 3)..].Replace(":", "%3A").Replace('/', ':');
        return issuer == Platform ? $"did:web:{host}" : $"did:web:{host}:issuers:{issuer}";
    }

    internal string Credential(string publicId) => $"{root}/credentials/{publicId}";

    internal string Verification(string publicId) => $"{root}/verify/{publicId}";

    internal string Achievement(string code, int version) => FormattableString.Invariant(
        $"{root}/achievements/{code}/{version}");

    internal string Key(string keyId) => $"{root}/keys/{keyId}";

    internal string VerificationMethod(string issuer, string keyId) => $"{Did(issuer)}#{keyId}";

    internal string StatusList(string issuer, string purpose, int number) => FormattableString.Invariant(
        $"{root}/status-lists/{issuer}/{purpose}/{number}");
}
