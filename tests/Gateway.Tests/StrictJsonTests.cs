using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Tests;

public sealed class StrictJsonTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    private const string Name = "\"fullName\":\"Nông Thị Hoà\"";

    public static TheoryData<string, string> NotJson => new()
    {
        { "empty", "" },
        { "cut off", "{" + Name },
        { "trailing comma", "{" + Name + ",\"birthYear\":1960,}" },
        { "two documents", "{" + Name + ",\"birthYear\":1960}{}" },
        { "byte order mark", "\uFEFF{" + Name + ",\"birthYear\":1960}" },
        { "comment", "{" + Name + ",\"birthYear\":1960/**/}" },
        { "not a number", "{" + Name + ",\"birthYear\":1960,\"score\":NaN}" },
    };

    public static TheoryData<string, string, string> Refused => new()
    {
        { "number as string", Name + ",\"birthYear\":\"1960\"", "$.birthYear" },
        { "fraction", Name + ",\"birthYear\":1960.5", "$.birthYear" },
        { "2^63", Name + ",\"birthYear\":9223372036854775808", "$.birthYear" },
        { "1e400", Name + ",\"birthYear\":1960,\"score\":1e400", "$.score" },
        { "year zero", Name + ",\"birthYear\":1960,\"birthDate\":\"0000-01-01\"", "$.birthDate" },
        { "day that does not exist", Name + ",\"birthYear\":1960,\"birthDate\":\"1961-02-29\"", "$.birthDate" },
        { "no time", Name + ",\"birthYear\":1960,\"registeredAt\":\"today\"", "$.registeredAt" },
        { "unknown member", Name + ",\"birthYear\":1960,\"isAdmin\":true", "$.isAdmin" },
        { "duplicate member", Name + "," + Name + ",\"birthYear\":1960", "$.fullName" },
        { "null where none is allowed", "\"fullName\":null,\"birthYear\":1960", "$.fullName" },
        { "missing member", Name, "$" },
        { "U+0000", "\"fullName\":\"Nông\\u0000Hoà\",\"birthYear\":1960", "$.fullName" },
        { "lone surrogate", "\"fullName\":\"Nông \\ud800\",\"birthYear\":1960", "$.fullName" },
        { "enumeration as number", Name + ",\"birthYear\":1960,\"grade\":1", "$.grade" },
        { "unknown enumeration value", Name + ",\"birthYear\":1960,\"grade\":\"third-grade\"", "$.grade" },
        {
            "nested unknown member", Name + ",\"birthYear\":1960,\"children\":[{\"fullName\":\"Mai\",\"status\":1}]",
            "$.children[0].status"
        },
    };

    [Theory, MemberData(nameof(NotJson))]
    [Trait("attack", "A01")]
    public async Task What_is_not_one_JSON_document_is_refused(string what, string body)
    {
        var problem = await (await Post(Encoding.UTF8.GetBytes(body))).Problem(
            HttpStatusCode.BadRequest, what is "empty" ? "bad-request" : "invalid-json");
        Assert.NotNull(problem["title"]);
    }

    [Theory, MemberData(nameof(Refused))]
    [Trait("attack", "A02"), Trait("attack", "A06"), Trait("attack", "A09"), Trait("attack", "A10")]
    public async Task A_member_that_does_not_fit_is_refused_with_its_place(string what, string members, string path)
    {
        Assert.NotEmpty(what);
        var response = await Post(Encoding.UTF8.GetBytes("{" + members + "}"));
        var problem = await response.Problem(HttpStatusCode.BadRequest, "invalid-json");
        Assert.StartsWith(path, problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(65), InlineData(2_000), InlineData(100_000)]
    [Trait("attack", "A03")]
    public async Task Deep_nesting_is_refused(int depth)
    {
        var body = "{\"children\":" + new string('[', depth) + new string(']', depth) + "}";
        await (await Post(Encoding.UTF8.GetBytes(body))).Problem(HttpStatusCode.BadRequest, "invalid-json");
    }

    [Theory]
    [InlineData(new byte[] { 0xC3, 0x28 }), InlineData(new byte[] { 0xC0, 0xAF })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [Trait("attack", "A05")]
    public async Task Bytes_that_are_not_UTF8_are_refused(byte[] bytes)
    {
        byte[] value = [.. "{\"birthYear\":1960,\"fullName\":\"Mai "u8, .. bytes, .. "\"}"u8];
        await (await Post(value)).Problem(HttpStatusCode.BadRequest, "invalid-json");
        byte[] name = [.. "{\"birthYear\":1960,\"fullName\":\"Mai\",\""u8, .. bytes, .. "\":1}"u8];
        await (await Post(name)).Problem(HttpStatusCode.BadRequest, "invalid-json");
    }

    [Fact]
    public async Task UTF16_is_read_only_where_it_is_declared()
    {
        using var client = gateway.SignInAs("writer", Scopes.LearnersWrite);
        const string Person = "{" + Name + ",\"birthYear\":1960}";
        using var declared = new StringContent(Person, Encoding.Unicode, "application/json");
        Assert.Equal("Nông Thị Hoà", await NameIn(await client.PostAsync("/learner/people", declared)));
        await (await Post(Encoding.Unicode.GetBytes(Person))).Problem(HttpStatusCode.BadRequest, "invalid-json");
    }

    [Fact]
    [Trait("attack", "A07")]
    public async Task Decomposed_letters_are_stored_composed()
    {
        var body = "{\"fullName\":\"" + "Nông Thị Hoà".Normalize(NormalizationForm.FormD) + "\",\"birthYear\":1960}";
        Assert.Equal("Nông Thị Hoà", await NameIn(await Post(Encoding.UTF8.GetBytes(body))));
    }

    [Fact]
    public async Task Rules_of_a_request_are_told_by_the_JSON_names_of_its_members()
    {
        var response = await Post("""{"fullName":"A","birthYear":1960,"children":[{"fullName":"B"}]}"""u8.ToArray());
        var problem = await response.Problem(HttpStatusCode.BadRequest, "invalid");
        var members = problem["errors"]!.AsObject().Select(error => error.Key);
        Assert.Equal(["children[0].fullName", "fullName"], members.Order());
        Assert.Equal(
            "Từ 2 đến 100 ký tự. / 2 to 100 characters.", problem["errors"]!["fullName"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task A_query_value_that_does_not_fit_is_told_by_its_name()
    {
        using var client = gateway.SignInAs("reader", Scopes.LearnersRead);
        var response = await client.GetAsync("/learner/list?limit=abc");
        var problem = await response.Problem(HttpStatusCode.BadRequest, "bad-request");
        Assert.Equal("limit", problem["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_exception_is_told_as_our_fault_without_its_text()
    {
        using var client = new HttpClient();
        var response = await client.GetAsync(new Uri(gateway.DestinationUrl + "/boom"));
        var problem = await response.Problem(HttpStatusCode.InternalServerError, "internal-error");
        Assert.DoesNotContain("secret", problem.ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task<string> NameIn(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonObject>())!["fullName"]!.GetValue<string>();

    private async Task<HttpResponseMessage> Post(byte[] body)
    {
        using var client = gateway.SignInAs("writer", Scopes.LearnersWrite);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await client.PostAsync("/learner/people", content);
    }
}
