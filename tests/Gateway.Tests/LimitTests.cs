using System.Net;
using System.Net.Http.Headers;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Tests;

public sealed class LimitTests(LimitTests.Fixture gateway) : IClassFixture<LimitTests.Fixture>
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    [Trait("attack", "A04")]
    public async Task A_body_of_30_MB_is_refused_before_it_is_forwarded()
    {
        using var client = gateway.SignInAs("large", Scopes.LearnersWrite);
        using var content = Json(new byte[30 * Megabyte]);
        var response = await client.PostAsync("/learner/people", content);
        await response.Problem(HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    [Trait("attack", "A04")]
    public async Task A_body_without_a_length_is_cut_off_at_the_limit()
    {
        using var client = gateway.SignInAs("chunked", Scopes.LearnersWrite);
        using var content = Json(new byte[Megabyte + 1]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/learner/people")
        {
            Content = content,
            Headers = { TransferEncodingChunked = true },
        };
        await (await client.SendAsync(request)).Problem(HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task An_import_may_be_as_large_as_its_route_says()
    {
        using var client = gateway.SignInAs("importer", Scopes.LearnersWrite);
        using var content = new ByteArrayContent(new byte[30 * Megabyte]);
        var response = await client.PostAsync("/learner/imports/raw", content);
        Assert.Equal("31457280", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    [Trait("attack", "A29")]
    public async Task A_caller_has_one_budget_over_tokens_and_spellings_of_a_path()
    {
        string[] spellings = ["/learner/echo", "/LEARNER/echo", "/learner/echo/", "/learner/echo?x=1", "/learner/ECHO"];
        var statuses = new List<int>();
        HttpResponseMessage last = null!;
        foreach (var path in spellings)
        {
            using var client = gateway.SignInAs("eager", Scopes.LearnersRead);
            last = await client.GetAsync(path);
            statuses.Add((int)last.StatusCode);
        }

        Assert.Equal([200, 200, 200, 429, 429], statuses);
        await last.Problem(HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.NotNull(last.Headers.RetryAfter?.Delta);
        Assert.Equal("\"signed-in\";q=3;w=86400", last.Headers.GetValues("RateLimit-Policy").Single());
        Assert.StartsWith("\"signed-in\";r=0;t=", last.Headers.GetValues("RateLimit").Single());

        using var other = gateway.SignInAs("patient", Scopes.LearnersRead);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/learner/echo")).StatusCode);
    }

    [Fact]
    [Trait("attack", "A16")]
    public async Task Invented_addresses_do_not_multiply_an_anonymous_budget()
    {
        using var client = gateway.CreateClient();
        var statuses = new List<HttpStatusCode>();
        for (var number = 0; number < 6; number++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/verify/abc");
            request.Headers.Add("X-Forwarded-For", $"203.0.113.{number}");
            statuses.Add((await client.SendAsync(request)).StatusCode);
        }

        Assert.Equal(5, statuses.Count(status => status is HttpStatusCode.OK));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    [Fact]
    public async Task A_service_that_answers_too_late_is_given_up()
    {
        using var client = gateway.SignInAs("waiting", Scopes.LearnersRead);
        await (await client.GetAsync("/insights/slow")).Problem(HttpStatusCode.GatewayTimeout, "gateway-timeout");
    }

    [Fact]
    public async Task What_Zalo_reports_comes_in_without_signing_in_and_is_small()
    {
        const string reports = "/notification/zalo/reports";
        using var client = gateway.CreateClient();

        using var answer = await client.PostAsync(reports, new StringContent("{}"));
        using var large = await client.PostAsync(reports, new StringContent(new string(' ', 17 * 1024)));
        using var read = await client.GetAsync(reports);
        using var other = await client.PostAsync("/notification/zalo/other", new StringContent("{}"));

        Assert.Equal("/zalo/reports", await answer.Content.ReadAsStringAsync());
        Assert.StartsWith("\"reports\";", answer.Headers.GetValues("RateLimit-Policy").Single());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (read.StatusCode, other.StatusCode));
    }

    private static ByteArrayContent Json(byte[] body) =>
        new(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    public sealed class Fixture : GatewayFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
        {
            ["Gateway:RateLimits:signed-in:Limit"] = "3",
            ["Gateway:RateLimits:signed-in:Window"] = "1.00:00:00",
            ["Gateway:RateLimits:anonymous:Limit"] = "5",
            ["Gateway:RateLimits:anonymous:Window"] = "1.00:00:00",
            ["services:insights:http:0"] = DestinationUrl,
            ["services:notification:http:0"] = DestinationUrl,
            ["ReverseProxy:Routes:insights:Timeout"] = "00:00:01",
        };
    }
}
