using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>People, notices, guardians and what they say, over HTTP.</summary>
public abstract class ConsentSteps(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    protected LearnerFixture Learner { get; } = learner;

    protected async Task<Guid> NewPerson(string birthDate) => await Learner.RegisterId(
        new LearnerRequest("Lường Thị Thuận", birthDate, "female", await Learner.NewVillage()));

    protected async Task<string> NewNotice(string purpose = "marketing")
    {
        var text = $"Thông báo về mục đích này, bản {Guid.CreateVersion7()}.";
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
