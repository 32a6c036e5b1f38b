using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Tests;

public sealed class EdgeTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    [Fact]
    public async Task A_request_arrives_at_its_service_without_the_prefix_and_with_its_token()
    {
        using var client = gateway.SignInAs("officer", Scopes.LearnersRead);
        var echo = (await client.GetFromJsonAsync<JsonObject>("/learner/echo"))!;
        Assert.Equal("/echo", echo["path"]!.GetValue<string>());
        Assert.Equal("officer", echo["subject"]!.GetValue<string>());
        Assert.Equal(GatewayFixture.Province, echo["area"]!.GetValue<Guid>());
    }

    [Theory]
    [InlineData("X-User-Id"), InlineData("X-Province"), InlineData("X-Internal-Role"), InlineData("MT-Activity-Id")]
    [InlineData("baggage"), InlineData("Forwarded"), InlineData("X-Original-URL"), InlineData("Cookie")]
    [Trait("attack", "A17")]
    public async Task A_header_that_only_the_platform_may_speak_is_taken_away(string name)
    {
        using var client = gateway.SignInAs("officer", Scopes.LearnersRead);
        client.DefaultRequestHeaders.TryAddWithoutValidation(name, "a=1");
        var echo = await client.GetFromJsonAsync<JsonObject>("/learner/echo");
        Assert.Null(echo!["headers"]![name.ToLowerInvariant()]);
    }

    [Fact]
    [Trait("attack", "A15"), Trait("attack", "A16")]
    public async Task Forwarded_headers_of_a_stranger_are_not_believed()
    {
        using var client = gateway.SignInAs("officer", Scopes.LearnersRead);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var headers = (await client.GetFromJsonAsync<JsonObject>("/learner/echo"))!["headers"]!;
        Assert.EndsWith("127.0.0.1", headers["x-forwarded-for"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("203.0.113.9", headers.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("http", headers["x-forwarded-proto"]!.GetValue<string>());
        Assert.DoesNotContain("evil", headers.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trace_goes_on_under_the_id_of_the_caller()
    {
        using var client = gateway.SignInAs("officer", Scopes.LearnersRead);
        client.DefaultRequestHeaders.Add("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00");
        var echo = (await client.GetFromJsonAsync<JsonObject>("/learner/echo"))!;
        Assert.Equal("4bf92f3577b34da6a3ce929d0e0e4736", echo["traceId"]!.GetValue<string>());
        Assert.EndsWith("-01", echo["headers"]!["traceparent"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    [InlineData("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01; drop")]
    [InlineData("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")]
    public async Task A_malformed_trace_context_starts_a_trace_of_our_own(string traceparent)
    {
        using var client = gateway.SignInAs("officer", Scopes.LearnersRead);
        client.DefaultRequestHeaders.TryAddWithoutValidation("traceparent", traceparent);
        var echo = (await client.GetFromJsonAsync<JsonObject>("/learner/echo"))!;
        Assert.Matches("^[0-9a-f]{32}$", echo["traceId"]!.GetValue<string>());
        Assert.DoesNotContain(echo["traceId"]!.GetValue<string>(), traceparent, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("evil.example"), InlineData("localhost.evil.example")]
    [Trait("attack", "A15")]
    public async Task A_foreign_host_name_is_refused(string host)
    {
        using var client = gateway.SignInAs("officer", Scopes.LearnersRead);
        client.DefaultRequestHeaders.Host = host;
        await (await client.GetAsync("/learner/echo")).Problem(HttpStatusCode.BadRequest, "unknown-host");
    }

    [Theory]
    [InlineData("/learner//echo"), InlineData("//learner/echo"), InlineData("/learner/..%2fecho")]
    [InlineData("/learner/%2e%2e/echo"), InlineData("/learner/echo;x=1"), InlineData("/learner/%252e%252e/echo")]
    [InlineData("/learner/../learner/echo"), InlineData("/learner\\echo")]
    [Trait("attack", "A14")]
    public async Task A_path_that_two_parsers_could_read_differently_is_refused(string path)
    {
        var answer = await Raw($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TRACE"), InlineData("CONNECT"), InlineData("BREW")]
    [Trait("attack", "A14")]
    public async Task A_method_nobody_serves_is_refused(string method)
    {
        var answer = await Raw($"{method} /learner/echo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 (400|405) ", answer);
    }

    [Theory]
    [InlineData("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\nGET /learner/echo HTTP/1.1\r\n\r\n")]
    [InlineData("Content-Length: 5\r\nContent-Length: 6\r\n", "12345")]
    [InlineData("Transfer-Encoding: chunked\r\n", "5;\nxx\r\n12345\r\n0\r\n\r\n")]
    [InlineData("X-Fold: a\r\n b\r\n", "")]
    [Trait("attack", "A11")]
    public async Task A_request_with_two_readings_is_refused_or_cut(string headers, string body)
    {
        using var writer = gateway.SignInAs("writer", Scopes.LearnersWrite);
        var token = writer.DefaultRequestHeaders.Authorization;
        var answer = await Raw(
            $"POST /learner/people HTTP/1.1\r\nHost: localhost\r\nAuthorization: {token}\r\n"
            + $"Content-Type: application/json\r\nConnection: close\r\n{headers}\r\n{body}");
        Assert.Matches("^HTTP/1.1 400 ", answer);
        Assert.DoesNotContain("HTTP/1.1 200", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/learner/health"), InlineData("/learner/alive"), InlineData("/learner/openapi/v1.json")]
    [InlineData("/LEARNER/Health"), InlineData("/learner/metrics")]
    public async Task Probes_and_documents_of_a_service_are_not_routed(string path)
    {
        using var client = gateway.SignInAs("officer", Scopes.LearnersRead);
        await (await client.GetAsync(path)).Problem(HttpStatusCode.NotFound, "not-found");
    }

    [Theory]
    [InlineData("/nowhere"), InlineData("/learner/nowhere"), InlineData("/verify"), InlineData("/docs/nothing.js")]
    public async Task An_unknown_path_is_not_found(string path)
    {
        using var client = gateway.SignInAs("officer", Scopes.LearnersRead);
        await (await client.GetAsync(path)).Problem(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_known_path_says_which_method_it_lacks()
    {
        using var client = gateway.SignInAs("officer", Scopes.LearnersRead);
        var response = await client.DeleteAsync("/learner/echo");
        await response.Problem(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
    }

    [Fact]
    public async Task A_certificate_is_verified_without_signing_in()
    {
        using var client = gateway.CreateClient();
        Assert.Equal("abc", (await client.GetFromJsonAsync<JsonObject>("/verify/abc"))!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_keys_that_certificates_are_checked_against_are_read_without_signing_in()
    {
        using var client = gateway.CreateClient();

        var answer = await client.GetAsync("/keys");

        Assert.Equal("""{"keys":["key"]}""", await answer.Content.ReadAsStringAsync());
        Assert.StartsWith("\"anonymous\";", answer.Headers.GetValues("RateLimit-Policy").Single());
        var refusal = await client.DeleteAsync("/keys");
        await refusal.Problem(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
    }

    [Theory]
    [InlineData("/credentials/7zk2"), InlineData("/credentials/7zk2.jwt"), InlineData("/credentials/7zk2.svg")]
    [InlineData("/credentials/7zk2.png")]
    [InlineData("/keys/NzbLsXh8uDCcd-6MNwXF4W"), InlineData("/achievements/vneid-basics/1")]
    [InlineData("/.well-known/did.json"), InlineData("/issuers/vneid-basics/did.json")]
    [InlineData("/status-lists/platform/revocation/1")]
    public async Task What_a_certificate_points_to_is_read_without_signing_in(string path)
    {
        using var client = gateway.CreateClient();
        Assert.Equal(path, await client.GetStringAsync(path));
    }

    [Theory]
    [InlineData("/partnergateway/dispatches"), InlineData("/PartnerGateway/Dispatches/")]
    [InlineData("/learner/dispatches")]
    public async Task A_dispatch_is_not_asked_for_from_outside(string path)
    {
        using var client = gateway.SignInAs("notification", Scopes.MessagesDispatch);
        var answer = await client.PostAsJsonAsync(path, new { fullName = "Hoa", birthYear = 1990 });
        await answer.Problem(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_service_without_an_address_is_told_as_unavailable()
    {
        using var client = gateway.SignInAs("officer", Scopes.ClassesRead);
        await (await client.GetAsync("/course/classes")).Problem(HttpStatusCode.ServiceUnavailable, "unavailable");
    }

    [Theory]
    [InlineData("https://evil.example"), InlineData("null")]
    [Trait("attack", "A32")]
    public async Task No_other_origin_is_let_in(string origin)
    {
        using var client = gateway.SignInAs("officer", Scopes.LearnersRead);
        client.DefaultRequestHeaders.Add("Origin", origin);
        var response = await client.GetAsync("/learner/echo");
        Assert.DoesNotContain(response.Headers, header => header.Key.Contains("Access-Control"));
    }

    [Fact]
    public async Task The_gateway_is_ready_while_services_are_absent()
    {
        using var client = gateway.CreateClient();
        Assert.Equal("Healthy", await client.GetStringAsync("/health"));
        Assert.Equal("Healthy", await client.GetStringAsync("/alive"));
    }

    private async Task<string> Raw(string request)
    {
        using var http = gateway.CreateClient();
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", http.BaseAddress!.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        return await reader.ReadToEndAsync(deadline.Token);
    }
}
