using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Platform.Testing;

/// <summary>
/// An OpenID issuer on loopback: services read its discovery document and keys as they would anybody's.
/// </summary>
public sealed class TestIssuer
{
    /// <summary>The audience of every token of the platform.</summary>
    public const string Audience = "https://api.bdhvs.local";

    private static readonly Lazy<Task<TestIssuer>> Instance = new(StartAsync);
    private readonly ECDsaSecurityKey key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "test-1" };

    /// <summary>Value of <c>iss</c>.</summary>
    public string Issuer { get; private set; } = "";

    public static Task<TestIssuer> GetAsync() => Instance.Value;

    /// <summary>A signed access token (RFC 9068) that is valid for five minutes.</summary>
    public string Token(Guid? area, IEnumerable<string> scopes, string subject = "test-officer") =>
        Token(new Dictionary<string, object>(), area, scopes, subject);

    /// <summary>The same with claims replaced or added, to forge what must be refused.</summary>
    public string Token(
        IDictionary<string, object> claims, Guid? area, IEnumerable<string> scopes, string subject = "test-officer",
        string type = "at+jwt")
    {
        var all = new Dictionary<string, object>
        {
            ["iss"] = Issuer,
            ["aud"] = Audience,
            ["sub"] = subject,
            ["client_id"] = "test",
            ["scope"] = string.Join(' ', scopes),
        };
        if (area is not null)
            all["area"] = area.Value.ToString();
        foreach (var (name, value) in claims)
            all[name] = value;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Claims = all,
            IssuedAt = DateTime.UtcNow,
            NotBefore = claims.ContainsKey("nbf") ? null : DateTime.UtcNow.AddSeconds(-5),
            Expires = claims.ContainsKey("exp") ? null : DateTime.UtcNow.AddMinutes(5),
            TokenType = type,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
        });
    }

    private static async Task<TestIssuer> StartAsync()
    {
        var issuer = new TestIssuer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(
            new
            {
                issuer = issuer.Issuer,
                jwks_uri = $"{issuer.Issuer}/jwks",
                token_endpoint = $"{issuer.Issuer}/token"
            }));
        app.MapPost("/token", async (HttpRequest request) => Results.Json(new
        {
            access_token =
                issuer.Token(area: null, [(await request.ReadFormAsync())["scope"].ToString()], "test-service"),
            token_type = "Bearer",
            expires_in = 300,
        }));
        app.MapGet("/jwks", () => Results.Json(new { keys = new[] { issuer.PublicKey() } }));
        await app.StartAsync();
        issuer.Issuer = app.Urls.Single();
        return issuer;
    }

    private Dictionary<string, string> PublicKey()
    {
        var point = key.ECDsa.ExportParameters(false).Q;
        return new Dictionary<string, string>
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["alg"] = "ES256",
            ["use"] = "sig",
            ["kid"] = key.KeyId,
            ["x"] = Base64UrlEncoder.Encode(point.X),
            ["y"] = Base64UrlEncoder.Encode(point.Y),
        };
    }
}
