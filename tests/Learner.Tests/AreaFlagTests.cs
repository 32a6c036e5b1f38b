using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Contracts.Learners.V1;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>Remote, minority, difficult and island units, by their dates.</summary>
public sealed class AreaFlagTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    private static readonly object Remote = Flag("remote", "2021-06-04", "2026-01-01");
    private static readonly object Minority = Flag("ethnic-minority", "2026-01-01");

    [Fact, Trait("requirement", "000-20"), Trait("requirement", "001-08")]
    public async Task A_flag_stands_between_its_dates_and_is_told()
    {
        var commune = await learner.NewCommune();

        var answer = await Set(commune.Id, Remote, Minority);

        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var shown = (await learner.AreaOf(commune.Id)).GetProperty("flags");
        Assert.Equal(["remote", "ethnic-minority"], Codes(shown));
        Assert.Equal("QĐ 861/QĐ-TTg", shown[0].GetProperty("decree").GetString());
        Assert.Equal("Ủy ban Dân tộc", shown[0].GetProperty("source").GetString());
        Assert.True(await Bears(commune.Id, "remote", "2025-12-31"));
        Assert.False(await Bears(commune.Id, "remote", "2026-01-01"));
        Assert.True(await Bears(commune.Id, "ethnic-minority"));
        Assert.False(await Bears(commune.Id, "island"));
        var told = (await learner.Bus.Events<AreaFlagsChanged>()).Single(evt => evt.AreaId == commune.Id);
        Assert.Equal(["remote", "ethnic-minority"], told.Flags);
        Assert.Equal([new DateOnly(2026, 1, 1), DateOnly.MaxValue], told.ValidTo);
        Assert.Equal(2, told.Version);
    }

    [Fact]
    public async Task What_was_known_before_a_correction_stays_known_and_the_same_again_tells_nobody()
    {
        var commune = await learner.NewCommune();
        await Set(commune.Id, Remote);
        var then = DateTimeOffset.UtcNow;

        await Set(commune.Id, Flag("difficult", "2021-06-04"));
        await Set(commune.Id, Flag("difficult", "2021-06-04"));

        Assert.Equal(["difficult"], Codes((await learner.AreaOf(commune.Id)).GetProperty("flags")));
        Assert.False(await Bears(commune.Id, "remote", "2025-12-31"));
        Assert.True(await Bears(commune.Id, "remote", "2025-12-31", then));
        Assert.Equal(
            2, (await learner.Bus.Events<AreaFlagsChanged>()).Count(evt => evt.AreaId == commune.Id));
    }

    [Fact]
    public async Task Of_two_who_change_the_flags_of_one_version_the_second_is_refused()
    {
        var commune = await learner.NewCommune();
        var seen = (await learner.SignInAs(ThaiNguyen).GetAsync($"/areas/{commune.Id}")).Headers.ETag!.ToString();

        var first = await Set(commune.Id, seen, Remote);
        var second = await Set(commune.Id, seen, Minority);
        var next = await Set(commune.Id, first.Headers.ETag!.ToString(), Minority);
        var unseen = await learner.SignInAs(ThaiNguyen)
            .PutAsJsonAsync($"/area-flags/{commune.Id}", new { flags = Array.Empty<object>() });

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, HttpStatusCode.OK),
            (first.StatusCode, second.StatusCode, next.StatusCode));
        Assert.Equal(HttpStatusCode.PreconditionRequired, unseen.StatusCode);
        Assert.Equal(["ethnic-minority"], Codes((await learner.AreaOf(commune.Id)).GetProperty("flags")));
    }

    [Theory]
    [InlineData("lonely", "2021-06-04", null, "Ủy ban Dân tộc", 400)]
    [InlineData("remote", "2021-06-04", null, "", 400)]
    [InlineData("remote", "2021-06-04", "2021-06-04", "Ủy ban Dân tộc", 422)]
    [InlineData("remote", "0001-01-01", null, "Ủy ban Dân tộc", 422)]
    [InlineData("island", "2025-01-01", null, "Ủy ban Dân tộc", 422)]
    public async Task What_cannot_be_a_flag_is_refused(
        string flag, string validFrom, string? validTo, string source, int status)
    {
        var commune = await learner.NewCommune();

        var answer = await Set(
            commune.Id, Flag("island", "2025-01-01"), new { flag, validFrom, validTo, source });

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(0, (await learner.AreaOf(commune.Id)).GetProperty("flags").GetArrayLength());
    }

    [Fact]
    public async Task The_flags_of_another_province_are_not_ones_to_set()
    {
        var commune = await learner.NewCommune();

        var answer = await Change(
            learner.SignInAs(HaNoi), HttpMethod.Put, $"/area-flags/{commune.Id}", new { flags = new[] { Remote } });

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static object Flag(string flag, string validFrom, string? validTo = null) =>
        new { flag, validFrom, validTo, source = "Ủy ban Dân tộc", decree = "QĐ 861/QĐ-TTg" };

    private static string[] Codes(JsonElement flags) =>
        [.. flags.EnumerateArray().Select(flag => flag.GetProperty("code").GetString()!)];

    private Task<HttpResponseMessage> Set(Guid area, params object[] flags) => Set(area, "*", flags);

    private Task<HttpResponseMessage> Set(Guid area, string ifMatch, params object[] flags) => Change(
        learner.SignInAs(ThaiNguyen), HttpMethod.Put, $"/area-flags/{area}", new { flags }, ifMatch);

    private async Task<bool> Bears(Guid area, string flag, string? asOf = null, DateTimeOffset? at = null)
    {
        var page = await learner.SignInAs(ThaiNguyen).GetFromJsonAsync<JsonElement>(
            $"/areas?parentId={ThaiNguyen}&flag={flag}&limit=100&asOf={asOf ?? "2026-06-01"}"
            + (at is { } instant ? $"&at={Uri.EscapeDataString($"{instant:O}")}" : ""));
        return Items(page).Any(item => item.GetProperty("id").GetGuid() == area);
    }
}
