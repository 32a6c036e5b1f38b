using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

public sealed class ReadLearnerTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    [Fact]
    public async Task A_learner_is_shown_as_registered()
    {
        var village = await learner.NewVillage();
        var id = await learner.RegisterId(new LearnerRequest(
            "Đặng Thị Ước", "1948", "other", village, Phone: "0987654321", Audiences: ["elderly", "trader"]));

        var shown = await learner.SignInAs(village).GetFromJsonAsync<JsonElement>($"/learners/{id}");

        Assert.Equal(
            ("Đặng Thị Ước", "1948", "other", "+84987654321", village, "vi"),
            (shown.GetProperty("fullName").GetString(), shown.GetProperty("birthDate").GetString(),
                shown.GetProperty("sex").GetString(), shown.GetProperty("phone").GetString(),
                shown.GetProperty("areaId").GetGuid(), shown.GetProperty("preferredLanguage").GetString()));
        Assert.Equal(
            ["elderly", "trader"],
            shown.GetProperty("audiences").EnumerateArray().Select(a => a.GetProperty("audience").GetString()));
    }

    [Theory]
    [InlineData("learners")]
    [InlineData("areas")]
    public async Task What_is_read_carries_the_version_that_a_change_must_name(string kind)
    {
        var village = await learner.NewVillage();
        var id = kind == "areas"
            ? village
            : await learner.RegisterId(new LearnerRequest("Sùng A Páo", "1988", "male", village));

        var answer = await learner.SignInAs(village).GetAsync(new Uri($"/{kind}/{id}", UriKind.Relative));

        Assert.Matches("^\"[0-9]+\"$", answer.Headers.ETag!.ToString());
    }

    [Fact]
    public async Task A_learner_of_another_province_is_as_unknown_as_one_that_never_was()
    {
        var village = await learner.NewVillage();
        var id = await learner.RegisterId(new LearnerRequest("Trần Văn Kín", "1990", "male", village));
        var stranger = learner.SignInAs(HaNoi);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/learners/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/learners/{Guid.NewGuid()}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/learners?areaId={village}")).StatusCode);
        Assert.DoesNotContain("Trần Văn Kín", await stranger.GetStringAsync("/learners"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Learners_are_listed_page_by_page_in_the_order_of_their_names()
    {
        var village = await learner.NewVillage();
        foreach (var name in new[] { "Đinh Văn Ba", "An Thị Hai", "Ấn Thị Một", "Bế Văn Bốn" })
            await learner.RegisterId(new LearnerRequest(name, "1990", "male", village));
        var officer = learner.SignInAs(ThaiNguyen);

        var first = await officer.GetFromJsonAsync<JsonElement>($"/learners?areaId={village}&limit=3");
        var second = await officer.GetFromJsonAsync<JsonElement>(
            $"/learners?areaId={village}&limit=3&cursor={first.GetProperty("nextCursor").GetString()}");

        Assert.Equal(["An Thị Hai", "Ấn Thị Một", "Bế Văn Bốn"], Names(first));
        Assert.Equal(["Đinh Văn Ba"], Names(second));
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("cursor=nonsense")]
    [InlineData("areaId=19")]
    public async Task A_list_asked_for_wrongly_is_a_bad_request(string query)
    {
        var answer = await learner.SignInAs(ThaiNguyen).GetAsync($"/learners?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    private static string[] Names(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("fullName").GetString()!)];
}
