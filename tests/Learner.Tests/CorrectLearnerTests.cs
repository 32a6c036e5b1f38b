using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Contracts.Learners.V1;
using Platform.ServiceDefaults;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

[Trait("requirement", "000-06")]
public sealed class CorrectLearnerTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    [Fact]
    public async Task A_corrected_name_reaches_whoever_prints_it_and_the_old_one_stays_in_the_history()
    {
        var (officer, id) = await NewPerson(new("Nông Thi Hằng", "1962", "female", default));

        using var answer = await officer.Patch(id, new { fullName = "Nông Thị Hằng", reason = "Xem thẻ căn cước" });

        var shown = await Json(answer);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Nông Thị Hằng", shown.GetProperty("fullName").GetString());
        var told = (await learner.Bus.Events<LearnerIdentityChanged>()).Last(evt => evt.LearnerId == id);
        var profile = Assert.Single(await Changes(id));
        Assert.Equal((5L, "Nông Thị Hằng"), (told.Version, told.FullName));
        Assert.Equal((4L, "active", "full-name"), (profile.Version, profile.State, profile.ChangedFields.Single()));
        var history = await officer.GetFromJsonAsync<JsonElement>($"/learners/{id}/corrections");
        var line = Assert.Single(history.GetProperty("items").EnumerateArray().ToArray());
        Assert.Equal(
            ("full-name", "Nông Thi Hằng", "Nông Thị Hằng", "Xem thẻ căn cước", "test-officer"),
            (line.Text("field"), line.Text("old"), line.Text("new"), line.Text("reason"), line.Text("actor")));
    }

    [Fact]
    public async Task An_absent_member_stays_and_null_removes()
    {
        var (officer, id) = await NewPerson(new(
            "Lò Văn Ba", "1970", "male", default, People.NewCitizenId(1970), "0912345678", null, "blt"));

        using var answer = await officer.Patch(id, new { phone = (string?)null, preferredLanguage = (string?)null });

        var shown = await Json(answer);
        Assert.Equal(((string?)null, "vi"), (shown.Text("phone"), shown.Text("preferredLanguage")));
        Assert.NotNull(shown.Text("citizenId"));
        var contact = (await learner.Bus.Events<LearnerContactChanged>()).Last(evt => evt.LearnerId == id);
        Assert.Equal((5L, null, "vi"), (contact.Version, contact.Phone, contact.PreferredLanguage));
    }

    [Fact]
    public async Task Two_corrections_made_from_one_version_end_in_one_correction_and_one_412()
    {
        var (officer, id) = await NewPerson(new("Bàn Thị Sen", "1980", "female", default));
        var etag = await officer.ETag(id);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(
            n => officer.Patch(id, new { phone = $"091200000{n}" }, etag)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
        Assert.Single(await Changes(id));
    }

    [Fact]
    public async Task A_correction_without_a_version_is_refused()
    {
        var (officer, id) = await NewPerson(new("Bàn Thị Na", "1980", "female", default));

        using var without = await officer.Send(HttpMethod.Patch, $"/learners/{id}", new { phone = "0912000000" });
        using var stale = await officer.Patch(id, new { phone = "0912000000" }, "\"1\"");

        Assert.Equal(HttpStatusCode.PreconditionRequired, without.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Empty(await Changes(id));
    }

    [Fact]
    public async Task What_changes_nothing_is_no_event_and_no_line_of_history()
    {
        var (officer, id) = await NewPerson(new("Bàn Thị Mai", "1980", "female", default, null, "0912345678"));
        var etag = await officer.ETag(id);

        using var answer = await officer.Patch(id, new { phone = "+84 912 345 678" }, etag);

        Assert.Equal((HttpStatusCode.OK, etag), (answer.StatusCode, answer.Headers.ETag!.ToString()));
        Assert.Empty(await Changes(id));
    }

    [Theory]
    [InlineData("""{"fullName":null,"reason":"sai"}""", "fullName")]
    [InlineData("""{"fullName":"Nguyễn 2","reason":"sai"}""", "fullName")]
    [InlineData("""{"fullName":"Nguyễn\u202eVăn","reason":"sai"}""", "fullName")]
    [InlineData("""{"birthDate":"1990-02-30","reason":"sai"}""", "birthDate")]
    [InlineData("""{"birthDate":"2999","reason":"sai"}""", "birthDate")]
    [InlineData("""{"sex":null,"reason":"sai"}""", "sex")]
    [InlineData("""{"citizenId":"12345678901","reason":"sai"}""", "citizenId")]
    [InlineData("""{"citizenId":"００３０６２０００００１","reason":"sai"}""", "citizenId")]
    [InlineData("""{"phone":"01234567890"}""", "phone")]
    [InlineData("""{"phone":"12"}""", "phone")]
    [InlineData("""{"preferredLanguage":"tiếng Việt"}""", "preferredLanguage")]
    [InlineData("""{"fullName":"Nguyễn Văn Mới"}""", "reason")]
    public async Task A_field_that_is_wrong_is_named(string patch, string field)
    {
        var (officer, id) = await NewPerson(new("Hoàng Thị Lan", "1980", "female", default));

        using var answer = await officer.Patch(id, JsonDocument.Parse(patch).RootElement);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal([field], (await answer.Fields()).Select(name => char.ToLowerInvariant(name[0]) + name[1..]));
        Assert.Empty(await Changes(id));
    }

    [Theory]
    [InlineData("""{"sex":"robot"}""")]
    [InlineData("""{"nickname":"Tí"}""")]
    [InlineData("""{"areaId":"00000000-0000-0000-0000-000000000001"}""")]
    [InlineData("""{"device":{"access":"tablet"}}""")]
    [InlineData("""[]""")]
    public async Task What_is_no_correction_at_all_is_a_bad_request(string patch)
    {
        var (officer, id) = await NewPerson(new("Hoàng Thị Lan", "1980", "female", default));

        using var answer = await officer.Patch(id, JsonDocument.Parse(patch).RootElement);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_number_of_somebody_else_is_refused_in_the_same_words_wherever_they_live()
    {
        var number = People.NewCitizenId(1990);
        await NewPerson(new("Đinh Văn Có", "1990", "male", default, number));
        var (officer, id) = await NewPerson(new("Đinh Văn Không", "1990", "male", default));

        using var answer = await officer.Patch(id, new { citizenId = number, reason = "Xem thẻ" });

        Assert.Equal((HttpStatusCode.Conflict, "citizen-id-in-use"), (answer.StatusCode, await answer.Code()));
        Assert.DoesNotContain(number, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_shows_a_citizen_id_masked_and_stores_every_value_sealed()
    {
        var (officer, id) = await NewPerson(new("Triệu Thị Nhàn", "1990", "female", default));
        var number = People.NewCitizenId(1990, female: true);

        (await officer.Patch(id, new { citizenId = number, reason = "Bổ sung số" })).EnsureSuccessStatusCode();

        var history = await officer.GetStringAsync($"/learners/{id}/corrections");
        Assert.Contains($"0**********{number[^1]}", history, StringComparison.Ordinal);
        Assert.DoesNotContain(number, history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strange_birth_year_is_overridden_with_a_reason_until_one_of_the_values_changes()
    {
        var (officer, id) = await NewPerson(new("Vi Văn Lạ", "1971", "male", default, People.NewCitizenId(1970)));
        var path = $"warnings/birth-year-differs/override";
        Assert.Equal("birth-year-differs", Warnings(await officer.Shown(id)).Single().Text("code"));

        using var answer = await officer.Do(id, path, new { reason = "Giấy khai sinh cải chính" });
        using var again = await officer.Do(id, path, new { reason = "Giấy khai sinh cải chính" });
        using var other = await officer.Do(id, "warnings/sex-differs/override", new { reason = "Xem thẻ" });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var said = Warnings(await officer.Shown(id)).Single().GetProperty("override");
        Assert.Equal(("Giấy khai sinh cải chính", "test-officer"), (said.Text("reason"), said.Text("actor")));
        Assert.Equal((HttpStatusCode.Conflict, "warning-overridden"), (again.StatusCode, await again.Code()));
        Assert.Equal((HttpStatusCode.Conflict, "warning-not-raised"), (other.StatusCode, await other.Code()));

        (await officer.Patch(id, new { birthDate = "1972", reason = "Sửa lại" })).EnsureSuccessStatusCode();
        Assert.False(Warnings(await officer.Shown(id)).Single().TryGetProperty("override", out _));
    }

    [Fact]
    public async Task What_a_person_can_practise_with_is_dated_and_told()
    {
        var (officer, id) = await NewPerson(new("Trần Thị Xinh", "1962", "female", default));

        using var first = await officer.Patch(id, new { device = new { access = "none", connectivity = "none" } });
        using var second = await officer.Patch(id, new { device = new { access = "shared" } });

        Assert.Equal("shared", (await Json(second)).GetProperty("device").Text("access"));
        Assert.Equal(["none", "shared"], (await Changes(id)).Select(evt => evt.DeviceAccess));
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
    }

    [Theory]
    [InlineData("PATCH", "")]
    [InlineData("GET", "/corrections")]
    [InlineData("POST", "/move")]
    [InlineData("POST", "/deactivate")]
    [InlineData("POST", "/reactivate")]
    [InlineData("PUT", "/audiences")]
    [InlineData("POST", "/warnings/birth-year-differs/override")]
    public async Task A_person_of_another_province_does_not_exist_and_a_reader_changes_nothing(
        string method, string route)
    {
        var (_, id) = await NewPerson(new("Hứa Thị Tâm", "1980", "female", default));
        var body = Body(route);
        var foreign = learner.SignInAs(HaNoi);
        var reader = learner.SignInAs(ThaiNguyen, Scopes.AreasRead);

        using var unknown = await foreign.Send(new HttpMethod(method), $"/learners/{id}{route}", body, "*");
        using var forbidden = await reader.Send(new HttpMethod(method), $"/learners/{id}{route}", body, "*");

        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    private static object Body(string route) => route switch
    {
        "/move" => new { areaId = Guid.CreateVersion7(), validFrom = "2026-01-01" },
        "/deactivate" => new { reason = "died", on = "2026-01-01" },
        "/audiences" => new { audiences = new[] { new { audience = "citizen", validFrom = "2026-01-01" } } },
        "" => new { phone = "0912345678" },
        _ => new { reason = "Xem thẻ" },
    };

    private async Task<(HttpClient Officer, Guid Id)> NewPerson(LearnerRequest request)
    {
        var village = await learner.NewVillage();
        return (learner.SignInAs(ThaiNguyen), await learner.RegisterId(request with { AreaId = village }));
    }

    private async Task<LearnerProfileChanged[]> Changes(Guid id) =>
        [.. (await learner.Bus.Events<LearnerProfileChanged>()).Where(evt => evt.LearnerId == id)];

    private static JsonElement[] Warnings(JsonElement shown) => [.. shown.GetProperty("warnings").EnumerateArray()];
}
