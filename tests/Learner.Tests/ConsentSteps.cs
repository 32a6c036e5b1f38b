using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>People, notices, guardians and what they say, over HTTP.</summary>
public abstract class ConsentSteps(LearnerFixture learner)
{
    protected LearnerFixture Learner { get; } = learner;

    protected async Task<Guid> NewPerson(string birthDate) => await Learner.RegisterId(
        new LearnerRequest("Lường Thị Thuận", birthDate, "female", await Learner.NewVillage()));

    /// <summary>A person who said yes to each purpose.</summary>
    protected async Task<Guid> NewConsenting(params string[] purposes)
    {
        var id = await NewPerson("1962");
        foreach (var purpose in purposes)
            (await Grant(id, await NewNotice(purpose), purpose: purpose)).EnsureSuccessStatusCode();
        return id;
    }

    protected Task<HttpResponseMessage> Tag(Guid id, params (string Kind, string Value)[] tags) => Change(
        Learner.SignInAs(ThaiNguyen), HttpMethod.Put, $"/learners/{id}/sensitive-tags",
        new { tags = tags.Select(tag => new { kind = tag.Kind, value = tag.Value }) });

    /// <summary>Kinds and values, as a privacy officer sees them.</summary>
    protected async Task<string[]> Tags(Guid id)
    {
        var officer = Learner.SignInAs(ThaiNguyen);
        officer.DefaultRequestHeaders.Add("Access-Purpose", "ethnicity-tag");
        var shown = await officer.GetFromJsonAsync<JsonElement>($"/learners/{id}/sensitive-tags");
        return [.. Items(shown).Select(item => $"{item.Text("kind")}:{item.Text("value")}")];
    }

    /// <summary>Two registrations become one person.</summary>
    protected async Task<Guid> Merge(Guid winner, Guid loser)
    {
        var answer = await Post(
            Learner.SignInAs(ThaiNguyen), $"/learners/{winner}/merge",
            new { loserId = loser, reason = "Cùng một người, hai giấy tờ." });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await Json(answer)).GetProperty("mergeId").GetGuid();
    }

    protected async Task Undo(Guid merge) => Assert.Equal(
        HttpStatusCode.NoContent,
        (await Post(
            Learner.SignInAs(ThaiNguyen), $"/merges/{merge}/undo", new { reason = "Là hai chị em." })).StatusCode);

    /// <summary>What the ledger amounts to.</summary>
    protected async Task<string?> State(Guid id, string purpose) =>
        (await Ledger(id)).GetProperty("current").EnumerateArray()
        .SingleOrDefault(one => one.Text("purpose") == purpose) is { ValueKind: JsonValueKind.Object } current
            ? current.Text("state")
            : null;

    protected async Task<string> NewNotice(string purpose = "marketing")
    {
        var text = $"Thông báo về mục đích này và dữ liệu nhạy cảm, bản {Guid.CreateVersion7()}.";
        var answer = await Post(
            Learner.SignInAs(ThaiNguyen), "/privacy/notices", new { purpose, language = "vi", text });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await Json(answer)).Text("hash")!;
    }

    protected async Task<Guid> NewGuardian(Guid child)
    {
        var answer = await Guard(child, new
        {
            relation = "mother",
            evidenceReference = "Giấy khai sinh số 5",
            fullName = "Lò Thị Mẹ",
            phone = "0912345678",
        });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await Json(answer)).GetProperty("id").GetGuid();
    }

    protected Task<HttpResponseMessage> Guard(Guid child, object body) =>
        Post(Learner.SignInAs(ThaiNguyen), $"/learners/{child}/guardians", body);

    protected Task<HttpResponseMessage> Grant(
        Guid id, string notice, string givenBy = "self", Guid? guardian = null, string? evidence = null,
        string purpose = "marketing") => Post(Learner.SignInAs(ThaiNguyen), $"/learners/{id}/consents", new
        {
            purpose,
            kind = "granted",
            channel = "paper",
            givenBy,
            noticeHash = notice,
            evidenceReference = evidence,
            guardianId = guardian,
        });

    protected Task<HttpResponseMessage> Withdraw(Guid id, string purpose = "marketing") =>
        Post(Learner.SignInAs(ThaiNguyen), $"/learners/{id}/consents", new
        {
            purpose,
            kind = "withdrawn",
            channel = "sms",
            givenBy = "self",
        });

    protected Task<JsonElement> Ledger(Guid id) =>
        Learner.SignInAs(ThaiNguyen).GetFromJsonAsync<JsonElement>($"/learners/{id}/consents");
}
