using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Tests;

public sealed class TokenTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    public static TheoryData<string> Forgeries => [.. Forged.Keys];

    private static readonly Dictionary<string, Func<GatewayFixture, string>> Forged = new()
    {
        ["no signature"] = g => $"{Encode("""{"alg":"none","typ":"at+jwt"}""")}.{Payload(g)}.",
        ["HS256 signed with the public key"] = HmacWithPublicKey,
        ["zero signature"] = g => $"{HeaderAndPayload(g)}.{Base64UrlEncoder.Encode(new byte[64])}",
        ["altered scope"] = g => Altered(g),
        ["foreign key"] = ForeignKey,
        ["wrong audience"] = g => With(g, "aud", "https://other.example"),
        ["wrong issuer"] = g => With(g, "iss", "https://other.example"),
        ["issuer with a slash"] = g => With(g, "iss", g.Issuer.Issuer + "/"),
        ["ID token type"] = g => With(g, "token_use", "id", type: "JWT"),
        ["expired beyond the skew"] = g => With(g, "exp", DateTimeOffset.UtcNow.AddSeconds(-90).ToUnixTimeSeconds()),
        ["not yet valid"] = g => With(g, "nbf", DateTimeOffset.UtcNow.AddSeconds(90).ToUnixTimeSeconds()),
        ["garbage"] = _ => "garbage",
    };

    [Theory, MemberData(nameof(Forgeries))]
    [Trait("attack", "A20"), Trait("attack", "A22")]
    public async Task A_forged_token_is_refused_by_the_gateway_and_by_the_service(string forgery)
    {
        var token = Forged[forgery](gateway);
        using var client = gateway.WithToken(token);
        await (await client.GetAsync("/learner/echo")).Problem(HttpStatusCode.Unauthorized, "unauthenticated");
        using var direct = new HttpClient();
        direct.DefaultRequestHeaders.Authorization = client.DefaultRequestHeaders.Authorization;
        var answer = await direct.GetAsync(new Uri(gateway.DestinationUrl + "/echo"));
        await answer.Problem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Theory]
    [InlineData("../../etc/passwd"), InlineData("' OR 1=1 --"), InlineData("http://127.0.0.1:1/key")]
    [Trait("attack", "A21")]
    public async Task A_key_id_or_key_address_of_the_caller_is_never_followed(string kid)
    {
        const string Elsewhere = "http://127.0.0.1:1/";
        var header = Encode(
            $$"""{"alg":"ES256","typ":"at+jwt","kid":"{{kid}}","jku":"{{Elsewhere}}","x5u":"{{Elsewhere}}"}""");
        using var client = gateway.WithToken($"{header}.{Payload(gateway)}.{Base64UrlEncoder.Encode(new byte[64])}");
        await (await client.GetAsync("/learner/echo")).Problem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Without_a_token_a_route_answers_unauthenticated()
    {
        using var client = gateway.CreateClient();
        await (await client.GetAsync("/learner/echo")).Problem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task A_token_without_any_scope_stops_at_the_gateway()
    {
        using var client = gateway.SignInAs("nobody");
        await (await client.GetAsync("/learner/echo")).Problem(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_token_without_the_scope_of_the_action_is_refused_by_the_service()
    {
        using var client = gateway.SignInAs("reader", Scopes.ProgressRead);
        await (await client.GetAsync("/learner/echo")).Problem(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_token_without_an_area_sees_no_rows_of_any_area()
    {
        using var client = gateway.WithToken(gateway.Issuer.Token(null, [Scopes.LearnersRead]));
        await (await client.GetAsync("/learner/echo")).Problem(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    [Trait("attack", "A26")]
    public async Task A_service_called_past_the_gateway_asks_for_a_token_too()
    {
        using var client = new HttpClient();
        var answer = await client.GetAsync(new Uri(gateway.DestinationUrl + "/echo"));
        await answer.Problem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    private static string Encode(string json) => Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(json));

    private static string Good(GatewayFixture gateway) =>
        gateway.Issuer.Token(GatewayFixture.Province, [Scopes.LearnersRead]);

    private static string Payload(GatewayFixture gateway) => Good(gateway).Split('.')[1];

    private static string HeaderAndPayload(GatewayFixture gateway) => string.Join('.', Good(gateway).Split('.')[..2]);

    private static string With(GatewayFixture gateway, string claim, object value, string type = "at+jwt") =>
        gateway.Issuer.Token(
            new Dictionary<string, object> { [claim] = value }, GatewayFixture.Province, [Scopes.LearnersRead],
            type: type);

    private static string Altered(GatewayFixture gateway)
    {
        var parts = Good(gateway).Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace(Scopes.LearnersRead, Scopes.LearnersWrite);
        return $"{parts[0]}.{Encode(payload)}.{parts[2]}";
    }

    private static string HmacWithPublicKey(GatewayFixture gateway)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, gateway.Issuer.Issuer + "/jwks");
        using var keys = new StreamReader(http.Send(request).Content.ReadAsStream());
        var key = new JsonWebKeySet(keys.ReadToEnd()).Keys[0];
        var secret = SHA256.HashData(Encoding.UTF8.GetBytes(key.X + key.Y));
        var header = Encode($$"""{"alg":"HS256","typ":"at+jwt","kid":"{{key.Kid}}"}""");
        var signed = $"{header}.{Payload(gateway)}";
        return $"{signed}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string ForeignKey(GatewayFixture gateway)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new JsonWebTokenHandler().CreateToken(
            Base64UrlEncoder.Decode(Payload(gateway)),
            new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = "test-1" }, SecurityAlgorithms.EcdsaSha256),
            new Dictionary<string, object> { ["typ"] = "at+jwt" });
    }
}
