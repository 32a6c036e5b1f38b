using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Contracts.Partners.V1;
using Platform.Testing;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>Batches of accounts over HTTP, and operators that answer over the broker.</summary>
public abstract class ProvisioningSteps(LearnerFixture learner) : ConsentSteps(learner)
{
    private const string Purpose = "partner-provisioning";

    /// <summary>An operator nobody else in these tests uses.</summary>
    protected string OperatorId { get; } = $"op-{Guid.NewGuid():n}"[..20];

    /// <summary>A commune with people who consented.</summary>
    protected async Task<(Guid Commune, Guid[] People)> NewPeople(int count)
    {
        var commune = await Learner.NewCommune("Thôn Một");
        var notice = await NewNotice(Purpose);
        var people = new Guid[count];
        for (var i = 0; i < count; i++)
        {
            people[i] = await NewPersonIn(commune);
            (await Grant(people[i], notice, purpose: Purpose)).EnsureSuccessStatusCode();
        }

        return (commune.Id, people);
    }

    protected Task<Guid> NewPersonIn(Commune commune) => Learner.RegisterId(
        new LearnerRequest("Lường Thị Thuận", "1962", "female", commune.Villages.Values.First()));

    protected Task<HttpResponseMessage> Ask(
        Guid commune, IEnumerable<object> rows, string? operatorId = null, string? key = null) => Post(
        Learner.SignInAs(commune), "/provisioning/batches",
        new { operatorId = operatorId ?? OperatorId, areaId = commune, rows }, key);

    /// <summary>A batch of people, each under the reference beside it.</summary>
    protected async Task<JsonElement> Batch(Guid commune, params (Guid Learner, Guid Reference)[] rows)
    {
        using var answer = await Ask(
            commune, rows.Select(row => new { learnerId = row.Learner, externalRef = row.Reference }));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return await Json(answer);
    }

    protected Task<JsonElement> Read(Guid commune, Guid batch, string rest = "") =>
        Learner.SignInAs(commune).GetFromJsonAsync<JsonElement>($"/provisioning/batches/{batch}{rest}");

    protected Task<Guid> Report(
        Guid reference, long sequence, string state = "provisioned", string? reason = null,
        string? operatorId = null) => Learner.Bus.Publish(new AccountProvisionReported
        {
            ReportId = Guid.CreateVersion7(),
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            PartnerId = operatorId ?? OperatorId,
            ExternalRef = reference,
            Sequence = sequence,
            State = state,
            ReasonCode = reason,
            ReportedAt = DateTimeOffset.UtcNow,
        });

    /// <summary>What waits for an account or for a person, of this operator.</summary>
    protected async Task<JsonElement[]> Parked(string? operatorId = null) => Items(
        await Learner.SignInAs(ThaiNguyen).GetFromJsonAsync<JsonElement>(
            $"/provisioning/parked-reports?operatorId={operatorId ?? OperatorId}"));

    protected Task Settled(Guid commune, Guid batch, Func<JsonElement, bool> expected) => Eventually.True(
        async () => expected(await Read(commune, batch)), "the batch as it should be");

    protected static (string? State, int Requested, int Provisioned, int Failed, int Refused) Counts(
        JsonElement batch) =>
        (batch.Text("state"), batch.GetProperty("requested").GetInt32(), batch.GetProperty("provisioned").GetInt32(),
            batch.GetProperty("failed").GetInt32(), batch.GetProperty("refused").GetInt32());
}
