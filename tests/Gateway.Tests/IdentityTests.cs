using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Tests;

public sealed class IdentityTests(IdentityFixture gateway) : IClassFixture<IdentityFixture>
{
    private const string Callback = "http://localhost:8080/signin-oidc";

    [Fact]
    public async Task A_commune_officer_gets_a_token_of_the_area_that_every_service_accepts()
    {
        var token = await Token("officer-duc-xuan");
        using var client = gateway.WithToken(token);
        var echo = (await client.GetFromJsonAsync<JsonObject>("/learner/echo"))!;
        Assert.Equal("officer-duc-xuan", echo["subject"]!.GetValue<string>());
        Assert.Equal("e73ffdcb-1341-8c3b-8e68-23c8a92bd786", echo["area"]!.GetValue<string>());

        var jwt = new JsonWebToken(token);
        Assert.Equal(("at+jwt", "ES256"), (jwt.Typ, jwt.Alg));
        Assert.Equal(["https://api.bdhvs.local"], jwt.Audiences);
        Assert.Equal(TimeSpan.FromMinutes(10), jwt.ValidTo - jwt.IssuedAt);
    }

    [Theory]
    [InlineData("portal-thai-nguyen", "91500335-29a1-8ebc-bf17-4d61afd50e99", Scopes.LearnersWrite)]
    [InlineData("portal-phu-tho", "67817eb5-fc82-8307-8439-929a9b418e7a", Scopes.LearnersWrite)]
    [InlineData("demo-loader", "91500335-29a1-8ebc-bf17-4d61afd50e99", Scopes.PartnersWrite)]
    [InlineData("ops", null, Scopes.OperationsWrite)]
    [InlineData("notification-service", null, Scopes.MessagesDispatch)]
    public async Task A_client_that_names_no_scope_gets_all_of_its_own(string client, string? area, string scope)
    {
        var jwt = new JsonWebToken(await Token(client));
        Assert.Contains(scope, jwt.GetClaim("scope").Value.Split(' '));
        Assert.Equal(area, jwt.TryGetClaim("area", out var claim) ? claim.Value : null);
    }

    [Fact]
    public async Task A_scope_beyond_the_role_is_left_out()
    {
        var answer = await IdentityProcess.Token(
            gateway.IssuerUrl, "officer-duc-xuan", "dev-officer-duc-xuan", Scopes.LearnersRead, Scopes.OperationsWrite);
        Assert.Equal(Scopes.LearnersRead, answer["scope"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_wrong_secret_is_refused()
    {
        var answer = await IdentityProcess.Request(gateway.IssuerUrl, "ops", "guess");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public void Roles_name_only_scopes_of_the_platform()
    {
        var file = Path.Combine(IdentityProcess.Repository(), "src", "Identity", "roles.json");
        var roles = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        var named = roles.SelectMany(role => role.Value!.AsArray()).Select(scope => scope!.GetValue<string>());
        Assert.Empty(named.Except(Scopes.All));
        Assert.Empty(Scopes.All.Except(named));
    }

    [Fact]
    public async Task A_person_signs_in_with_a_code_and_its_proof_key()
    {
        using var browser = Browser();
        var verifier = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        const string Asked = "learners:read certificates:write partners:write";
        var page = await browser.GetAsync(Authorize(verifier, $"openid {Asked} operations:write"));
        var login = page.Headers.Location!;
        Assert.Contains("Đăng nhập", await browser.GetStringAsync(login), StringComparison.Ordinal);
        var refused = await SignIn(browser, login, "phongtrao.thainguyen", "guess");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);

        var resume = await SignIn(browser, login, "phongtrao.thainguyen", "dev-phongtrao");
        var callback = (await browser.GetAsync(resume.Headers.Location)).Headers.Location!;
        Assert.StartsWith(Callback, callback.AbsoluteUri, StringComparison.Ordinal);
        var query = HttpUtility.ParseQueryString(callback.Query);
        Assert.Equal(("state", gateway.IssuerUrl), (query["state"], query["iss"]));

        var token = (await Exchange(query["code"]!, verifier))["access_token"]!.GetValue<string>();
        var jwt = new JsonWebToken(token);
        Assert.Equal("phongtrao.thainguyen", jwt.Subject);
        Assert.Equal("portal-thai-nguyen", jwt.GetClaim("client_id").Value);
        Assert.Equal(GatewayFixture.Province.ToString(), jwt.GetClaim("area").Value);
        Assert.Equal(Asked, jwt.GetClaim("scope").Value);
        using var client = gateway.WithToken(token);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/learner/echo")).StatusCode);
    }

    [Fact]
    public async Task Without_a_proof_key_nobody_signs_in()
    {
        using var browser = Browser();
        var answer = await browser.GetAsync(Authorize(verifier: null, "openid"));
        Assert.Contains("error=invalid_request", answer.Headers.Location!.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_outlive_a_restart()
    {
        using var again = await IdentityProcess.Start(gateway.DataDirectory);
        using var http = new HttpClient();
        Assert.Equal(
            await http.GetStringAsync(new Uri($"{gateway.IssuerUrl}/jwks")),
            await http.GetStringAsync(new Uri($"{again.Issuer}/jwks")));
    }

    private async Task<string> Token(string client) =>
        (await IdentityProcess.Token(gateway.IssuerUrl, client, $"dev-{client}"))["access_token"]!.GetValue<string>();

    private HttpClient Browser() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(gateway.IssuerUrl) };

    private Uri Authorize(string? verifier, string scope)
    {
        var query = HttpUtility.ParseQueryString("");
        query.Add(new()
        {
            ["client_id"] = "portal-thai-nguyen",
            ["response_type"] = "code",
            ["redirect_uri"] = Callback,
            ["scope"] = scope,
            ["state"] = "state",
            ["nonce"] = "nonce",
        });
        if (verifier is not null)
        {
            query["code_challenge"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
            query["code_challenge_method"] = "S256";
        }

        return new Uri($"{gateway.IssuerUrl}/auth?{query}");
    }

    private static async Task<HttpResponseMessage> SignIn(
        HttpClient browser, Uri login, string account, string password)
    {
        using var form = new FormUrlEncodedContent([new("account", account), new("password", password)]);
        return await browser.PostAsync(login, form);
    }

    private async Task<JsonObject> Exchange(string code, string verifier)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new(
            "Basic", Convert.ToBase64String("portal-thai-nguyen:dev-portal-thai-nguyen"u8));
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", Callback),
            new("code_verifier", verifier),
        ]);
        var answer = await http.PostAsync(new Uri($"{gateway.IssuerUrl}/token"), form);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }
}
