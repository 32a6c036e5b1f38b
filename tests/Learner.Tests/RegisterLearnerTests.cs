using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.ServiceDefaults;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

public sealed class RegisterLearnerTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    private static int lastNumber;

    [Fact]
    public async Task A_registered_learner_is_told_in_three_events_without_the_citizen_id()
    {
        var village = await learner.NewVillage();
        var number = NewCitizenId(1962, female: true);

        var answer = await learner.Register(new LearnerRequest(
            "H'Hen Niê", "1962-05", "female", village, number, "0912 345 678", ["citizen", "elderly"], "rad"));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var id = (await Json(answer)).GetProperty("id").GetGuid();
        var registered = (await learner.Bus.Events<LearnerRegistered>()).Single(evt => evt.LearnerId == id);
        var identity = (await learner.Bus.Events<LearnerIdentityChanged>()).Single(evt => evt.LearnerId == id);
        var contact = (await learner.Bus.Events<LearnerContactChanged>()).Single(evt => evt.LearnerId == id);
        Assert.Equal((1L, village, "rad"), (registered.Version, registered.AreaId, registered.PreferredLanguage));
        Assert.Equal(["citizen", "elderly"], registered.Audiences);
        Assert.Equal((2L, "H'Hen Niê"), (identity.Version, identity.FullName));
        Assert.Equal(
            (3L, village, "+84912345678", "rad"),
            (contact.Version, contact.AreaId, contact.Phone, contact.PreferredLanguage));
        Assert.DoesNotContain(
            number, JsonSerializer.Serialize(new object[] { registered, identity, contact }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_learner_without_a_phone_has_a_contact_event_too()
    {
        var village = await learner.NewVillage();

        var id = await learner.RegisterId(new LearnerRequest("Sùng A Páo", "1990", "male", village));

        var contact = (await learner.Bus.Events<LearnerContactChanged>()).Single(evt => evt.LearnerId == id);
        Assert.Equal((3L, null, "vi"), (contact.Version, contact.Phone, contact.PreferredLanguage));
    }

    [Fact]
    public async Task The_citizen_id_is_shown_masked_and_stored_sealed()
    {
        var village = await learner.NewVillage();
        var number = NewCitizenId(1990);

        var id = await learner.RegisterId(new LearnerRequest("Nguyễn Văn Tám", "1990-03-12", "male", village, number));

        var officer = learner.SignInAs(village);
        var shown = await officer.GetStringAsync($"/learners/{id}");
        Assert.DoesNotContain(number, shown, StringComparison.Ordinal);
        Assert.Contains($"0**********{number[^1]}", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(number, await officer.GetStringAsync("/learners"), StringComparison.Ordinal);
        var stored = await learner.Use<LearnerDbContext, string>(async db => await db.Database.SqlQuery<string>(
            $"""select (l.* :: text) as "Value" from learners l where id = {id}""").SingleAsync());
        Assert.DoesNotContain(number, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes(number)),
            stored, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_person_whose_village_is_not_known_stands_in_the_commune()
    {
        var commune = await learner.NewCommune();

        var id = await learner.RegisterId(new LearnerRequest("Lò Văn Chung", "1975", "male", commune.Id));

        var shown = await learner.SignInAs(commune.Id).GetFromJsonAsync<JsonElement>($"/learners/{id}");
        Assert.Equal(commune.Id, shown.GetProperty("areaId").GetGuid());
    }

    [Fact]
    public async Task A_declared_year_or_sex_that_differs_from_the_citizen_id_is_a_warning()
    {
        var village = await learner.NewVillage();

        var answer = await learner.Register(
            new LearnerRequest("Lê Văn Khác", "1971", "female", village, NewCitizenId(1970)));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var warnings = (await Json(answer)).GetProperty("warnings").EnumerateArray();
        Assert.Equal(["birth-year-differs", "sex-differs"], warnings.Select(w => w.GetProperty("code").GetString()));
    }

    [Fact]
    [Trait("attack", "A30")]
    public async Task A_citizen_id_in_use_is_refused_in_the_same_words_wherever_its_owner_lives()
    {
        var (village, number) = (await learner.NewVillage(), NewCitizenId(1980));
        await learner.RegisterId(new LearnerRequest("Trần Văn Chủ", "1980", "male", village, number));

        var here = await learner.Register(new LearnerRequest("Trần Văn Khác", "1980", "male", village, number));
        var elsewhere = await learner.Register(
            new LearnerRequest("Trần Văn Xa", "1980", "male", await learner.NewVillage(), number));

        Assert.Equal(HttpStatusCode.Conflict, here.StatusCode);
        Assert.Equal(await Comparable(here), await Comparable(elsewhere));
        Assert.DoesNotContain("Chủ", await here.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_learner_leaves_no_event()
    {
        var (village, number) = (await learner.NewVillage(), NewCitizenId(1981));
        await learner.RegisterId(new LearnerRequest("Trần Văn Một", "1981", "male", village, number));

        await learner.Register(new LearnerRequest("Trần Văn Hai", "1981", "male", village, number));

        Assert.Single(await learner.Bus.Events<LearnerRegistered>(), evt => evt.AreaId == village);
    }

    [Fact]
    public async Task Twenty_simultaneous_registrations_of_one_citizen_id_make_one_learner()
    {
        var (village, number) = (await learner.NewVillage(), NewCitizenId(1982));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => learner.Register(
            new LearnerRequest($"Trần Văn {(char)('A' + i)}", "1982", "male", village, number))));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created);
        Assert.Equal(19, answers.Count(answer => answer.StatusCode is HttpStatusCode.Conflict));
        Assert.Single(await learner.Bus.Events<LearnerRegistered>(), evt => evt.AreaId == village);
    }

    [Fact]
    public async Task The_same_key_twice_registers_once_and_another_body_is_refused()
    {
        var village = await learner.NewVillage();
        var key = $"\"{Guid.CreateVersion7()}\"";
        var request = new LearnerRequest("Phạm Thị Lặp", "1975", "female", village);

        var first = await learner.Register(request, key);
        var again = await learner.Register(request, key);
        var other = await learner.Register(request with { FullName = "Phạm Thị Khác" }, key);

        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Single(await learner.Bus.Events<LearnerRegistered>(), evt => evt.AreaId == village);
    }

    [Fact]
    public async Task A_namesake_of_the_same_birth_date_in_the_village_is_registered_with_a_warning()
    {
        var village = await learner.NewVillage();
        await learner.RegisterId(new LearnerRequest("Nguyễn Thị Hoà", "1960", "female", village));

        var answer = await learner.Register(new LearnerRequest("Nguyễn Thị Hòa", "1960", "female", village));

        Assert.Equal("possible-duplicate", Assert.Single((await Json(answer)).GetProperty("warnings").EnumerateArray())
            .GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("fullName", "Nguyễn \u202EVăn")]
    [InlineData("fullName", "Nguyễn Văn 3")]
    [InlineData("birthDate", "31/12/1990")]
    [InlineData("birthDate", "1990-02-30")]
    [InlineData("birthDate", "2999")]
    [InlineData("birthDate", "1990-01-01\n")]
    [InlineData("citizenId", "12345")]
    [InlineData("citizenId", "٠٠٣٠٩٠٠٠٠٠٠١")]
    [InlineData("phone", "01234567890")]
    [InlineData("preferredLanguage", "tiếng Việt")]
    public async Task A_wrong_value_is_named_by_its_field(string field, string value)
    {
        var body = new Dictionary<string, object>
        {
            ["fullName"] = "Nguyễn Văn Đúng",
            ["birthDate"] = "1990",
            ["sex"] = "male",
            ["areaId"] = await learner.NewVillage(),
        };
        body[field] = value;

        var answer = await Post(learner.SignInAs(ThaiNguyen), "/learners", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await Json(answer)).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Theory]
    [InlineData("""{"fullName":"Nguyễn\u0000Văn","birthDate":"1990","sex":"male"}""")]
    [InlineData("""{"fullName":"A","fullName":"B","birthDate":"1990","sex":"male"}""")]
    [InlineData("""{"fullName":"A","birthDate":"1990","sex":"male","colour":"red"}""")]
    [InlineData("""{"fullName":"A","birthDate":"1990","sex":"nam"}""")]
    [InlineData("""{"fullName":"A","birthDate":"1990"}""")]
    [InlineData("""{"fullName":null,"birthDate":"1990","sex":"male"}""")]
    [InlineData("{")]
    public async Task Broken_json_is_a_bad_request(string body)
    {
        var village = await learner.NewVillage();
        var json = body.EndsWith('}') ? $"{body[..^1]},\"areaId\":\"{village}\"}}" : body;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/learners")
        {
            Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", $"\"{Guid.CreateVersion7()}\"");

        var answer = await learner.SignInAs(ThaiNguyen).SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_village_of_another_province_is_as_unknown_as_one_that_never_was()
    {
        var village = await learner.NewVillage();
        var stranger = learner.SignInAs(HaNoi);

        var foreign = await Post(stranger, "/learners", new LearnerRequest("Trần Văn Lạ", "1990", "male", village));
        var unknown = await Post(
            stranger, "/learners", new LearnerRequest("Trần Văn Lạ", "1990", "male", Guid.NewGuid()));

        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(await Comparable(foreign), await Comparable(unknown));
    }

    [Fact]
    public async Task A_learner_belongs_to_a_village_or_a_commune_not_to_a_province()
    {
        var answer = await learner.Register(new LearnerRequest("Trần Văn Tỉnh", "1990", "male", ThaiNguyen));

        Assert.Equal("area-not-for-learners", (await Json(answer)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_reader_cannot_register_and_a_guest_cannot_read()
    {
        var request = new LearnerRequest("Trần Văn Cấm", "1990", "male", await learner.NewVillage());

        var reader = learner.SignInAs(ThaiNguyen, Scopes.LearnersRead);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(reader, "/learners", request)).StatusCode);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await Post(learner.CreateClient(), "/learners", request)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await learner.CreateClient().GetAsync("/learners")).StatusCode);
    }

    private static string NewCitizenId(int year, bool female = false) =>
        $"003{(female ? 1 : 0)}{year - 1900:00}{Interlocked.Increment(ref lastNumber):000000}";

    /// <summary>A problem document without what differs between any two requests.</summary>
    private static async Task<string> Comparable(HttpResponseMessage answer)
    {
        var problem = await answer.Content.ReadFromJsonAsync<Dictionary<string, object>>();
        problem!.Remove("traceId");
        return JsonSerializer.Serialize(problem);
    }
}
