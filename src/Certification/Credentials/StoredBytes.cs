using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Platform.Certifications.Credentials;

/// <summary>Serves bytes exactly as they are stored, to be kept as long as it is said.</summary>
internal static class StoredBytes
{
    internal const string VerifiableCredential = "application/vc";
    internal const string JsonLd = "application/ld+json";
    internal const string Json = "application/json";

    /// <summary>
    /// A credential under the name the client has for it. Verifiers ask for JSON-LD or JSON and refuse what is called
    /// otherwise; a client that asks for something else gets it all the same.
    /// </summary>
    internal static FileContentHttpResult Credential(HttpContext http, string text, TimeSpan age)
    {
        var accepted = http.Request.GetTypedHeaders().Accept.Select(range => range.MediaType.Value).ToList();
        string[] names = [VerifiableCredential, JsonLd, Json];
        http.Response.Headers.Vary = HeaderNames.Accept;
        return Of(http, text, names.FirstOrDefault(accepted.Contains) ?? VerifiableCredential, age);
    }

    internal static FileContentHttpResult Of(HttpContext http, string text, string contentType, TimeSpan age) =>
        Of(http, Encoding.UTF8.GetBytes(text), contentType, age);

    internal static FileContentHttpResult Of(HttpContext http, byte[] bytes, string contentType, TimeSpan age)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = string.Create(CultureInfo.InvariantCulture, $"public, max-age={age.TotalSeconds:0}");
        headers.XContentTypeOptions = "nosniff";
        headers.AccessControlAllowOrigin = "*"; // verifiers run in browsers too, and nothing here is secret
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"");
        return TypedResults.Bytes(bytes, contentType, entityTag: tag);
    }
}
