using System.Net.Http.Json;
using System.Text.Json;
using static Platform.Learners.Tests.LearnerFixture;
using static Platform.Learners.Tests.ReorganisationRequests;

namespace Platform.Learners.Tests;

/// <summary>Names of one province that differ only in a mark, and names that differ in none.</summary>
public sealed class AreaNameTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    [Theory, Trait("requirement", "001-02")]
    [InlineData("Ba Tơ", "Ba Tô")]
    [InlineData("Sơn Hà", "Sơn Hạ")]
    [InlineData("Thanh An", "Thạnh An")]
    public async Task Two_names_that_fold_into_one_are_two_places_and_never_guessed(string one, string other)
    {
        var (first, second) = (await Commune(one), await Commune(other));
        var plain = VietnameseText.Fold(one);

        var guessed = await Json(await Reader().GetAsync($"/areas/resolve?name=xa%20{plain}&level=commune"));
        var listed = await Reader().GetFromJsonAsync<JsonElement>(
            $"/areas?parentId={ThaiNguyen}&limit=100&name={Uri.EscapeDataString($"xa {plain}")}");

        Assert.Equal("area-name-ambiguous", guessed.GetProperty("code").GetString());
        Assert.Equal(
            new[] { first, second }.Order(), Items(listed).Select(item => item.GetProperty("id").GetGuid()).Order());
        Assert.Equal((first, second), (await Named(one), await Named(other)));
    }

    [Theory]
    [InlineData("B\u2019Lao", "B'Lao")]
    [InlineData("D'Ran", "D\u2019Ran")]
    [InlineData("Thủy Nguyên", "Thuỷ Nguyên")]
    public async Task Two_spellings_of_one_name_are_one_place(string stored, string asked) =>
        Assert.Equal(await Commune(stored), await Named(asked));

    private async Task<Guid> Commune(string name)
    {
        var answer = await Post(learner.SignInAs(ThaiNguyen), "/areas", new
        {
            parentId = ThaiNguyen,
            level = "commune",
            type = "xa",
            name = $"Xã {name}",
            code = NewCode(),
            validFrom = "2025-07-01",
        });
        return (await Json(answer)).GetProperty("id").GetGuid();
    }

    private async Task<Guid> Named(string name) => (await Reader().GetFromJsonAsync<JsonElement>(
        $"/areas/resolve?name={Uri.EscapeDataString($"Xã {name}")}&level=commune"))
        .GetProperty("area").GetProperty("id").GetGuid();

    private HttpClient Reader() => learner.SignInAs(ThaiNguyen);
}
