using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Learners.Consents;
using Platform.Learners.Provisioning;
using Platform.ServiceDefaults;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>Asking an operator for accounts, and what becomes of a batch.</summary>
[Trait("requirement", "000-18")]
public sealed class ProvisioningTests(LearnerFixture learner)
    : ProvisioningSteps(learner), IClassFixture<LearnerFixture>
{
    [Fact]
    public async Task A_batch_asks_for_every_person_with_a_right_and_closes_when_all_rows_are_decided()
    {
        var (commune, people) = await NewPeople(2);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        var batch = await Batch(commune, (people[0], first), (people[1], second));

        var id = batch.GetProperty("id").GetGuid();
        Assert.Equal(("open", 2, 0, 0, 0), Counts(batch));
        var asked = (await Learner.Bus.Events<AccountProvisionRequested>()).Where(evt => evt.BatchId == id).ToList();
        Assert.Equal([(people[0], first), (people[1], second)], asked.Select(evt => (evt.LearnerId, evt.ExternalRef)));
        Assert.All(asked, evt => Assert.Equal((1L, OperatorId, commune), (evt.Version, evt.OperatorId, evt.AreaId)));

        await Report(first, sequence: 1);
        await Settled(commune, id, read => Counts(read) == ("open", 1, 1, 0, 0));
        await Report(second, sequence: 1, "failed", "not-eligible");
        await Settled(commune, id, read => Counts(read) == ("closed", 0, 1, 1, 0));

        var opened = Assert.Single(
            await Learner.Bus.Events<AccountProvisioned>(), evt => evt.BatchId == id);
        Assert.Equal((2L, people[0]), (opened.Version, opened.LearnerId));
        var failed = Assert.Single(
            await Learner.Bus.Events<AccountProvisionFailed>(), evt => evt.BatchId == id);
        Assert.Equal((people[1], "not-eligible"), (failed.LearnerId, failed.ReasonCode));
    }

    [Fact]
    public async Task A_row_without_a_right_is_an_error_of_its_own_and_holds_up_no_other()
    {
        var (commune, people) = await NewPeople(3);
        var home = await Learner.NewCommune("Thôn Một");
        var elsewhere = await NewPersonIn(home);
        (await Withdraw(people[1], "partner-provisioning")).EnsureSuccessStatusCode();

        using var answer = await Ask(commune,
        [
            new { learnerId = people[0] }, new { learnerId = people[1] }, new { learnerId = elsewhere },
            new { learnerId = people[0] }, new { learnerId = people[2] },
        ]);

        var batch = await Json(answer);
        Assert.Equal(("open", 2, 0, 0, 3), Counts(batch));
        var id = batch.GetProperty("id").GetGuid();
        var errors = Items(await Read(commune, id, "/errors"));
        Assert.Equal(
            [(2, "consent-required"), (3, "learner-unknown"), (4, "learner-repeated")],
            errors.Select(row => (row.GetProperty("row").GetInt32(), row.Text("code"))));
        Assert.All(errors, row => Assert.NotEmpty(row.Text("message")! + row.Text("messageEn")));
    }

    [Fact]
    public async Task Nobody_is_asked_for_twice_until_the_operator_has_refused()
    {
        var (commune, people) = await NewPeople(1);
        var reference = Guid.CreateVersion7();
        var id = (await Batch(commune, (people[0], reference))).GetProperty("id").GetGuid();

        Assert.Equal(("closed", 0, 0, 0, 1), Counts(await Batch(commune, (people[0], Guid.CreateVersion7()))));
        await Report(reference, sequence: 1, "failed", "not-eligible");
        await Settled(commune, id, read => Counts(read).State == "closed");

        Assert.Equal(("open", 1, 0, 0, 0), Counts(await Batch(commune, (people[0], Guid.CreateVersion7()))));
    }

    [Fact]
    public async Task A_reference_is_never_given_to_a_second_person()
    {
        var (commune, people) = await NewPeople(2);
        var reference = Guid.CreateVersion7();
        await Batch(commune, (people[0], reference));

        var second = await Batch(commune, (people[1], reference));

        var error = Assert.Single(Items(await Read(commune, second.GetProperty("id").GetGuid(), "/errors")));
        Assert.Equal("reference-taken", error.Text("code"));
    }

    [Fact]
    public async Task Errors_are_read_page_by_page_or_as_one_file_with_the_refusals_of_the_operator()
    {
        var (commune, people) = await NewPeople(1);
        var reference = Guid.CreateVersion7();
        var stranger = Guid.CreateVersion7();
        var id = (await Batch(
            commune, (people[0], reference), (stranger, Guid.CreateVersion7()), (stranger, Guid.CreateVersion7())))
            .GetProperty("id").GetGuid();
        await Report(reference, sequence: 1, "failed", "not-eligible");
        await Settled(commune, id, read => Counts(read) == ("closed", 0, 0, 1, 2));

        var page = await Read(commune, id, "/errors?limit=2");
        var rest = await Read(commune, id, $"/errors?limit=2&cursor={page.Text("nextCursor")}");
        using var client = Learner.SignInAs(commune);
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        var csv = await client.GetStringAsync(new Uri($"/provisioning/batches/{id}/errors", UriKind.Relative));

        Assert.Equal(["not-eligible", "learner-unknown"], Items(page).Select(row => row.Text("code")));
        Assert.Equal([3], Items(rest).Select(row => row.GetProperty("row").GetInt32()));
        Assert.Null(rest.Text("nextCursor"));
        var lines = csv.TrimEnd().Split("\r\n");
        Assert.Equal("row,learner_id,external_ref,code,message", lines[0]);
        Assert.StartsWith($"1,{people[0]},{reference},not-eligible,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith($"2,{stranger},,learner-unknown,", lines[2], StringComparison.Ordinal);
        Assert.Equal(4, lines.Length);
    }

    [Fact]
    public async Task A_batch_sent_again_with_its_key_is_the_same_batch()
    {
        var (commune, people) = await NewPeople(1);
        var key = $"\"{Guid.CreateVersion7()}\"";
        var rows = new[] { new { learnerId = people[0] } };

        var first = await Json(await Ask(commune, rows, key: key));
        var second = await Json(await Ask(commune, rows, key: key));

        Assert.Equal(first.GetProperty("id").GetGuid(), second.GetProperty("id").GetGuid());
        Assert.Single(await Learner.Bus.Events<AccountProvisionRequested>(), evt => evt.LearnerId == people[0]);
    }

    [Fact]
    public async Task Batches_are_listed_by_area_operator_and_state_and_another_area_sees_none_of_them()
    {
        var (commune, people) = await NewPeople(1);
        var open = (await Batch(commune, (people[0], Guid.CreateVersion7()))).GetProperty("id").GetGuid();
        var closed = (await Batch(commune, (Guid.CreateVersion7(), Guid.CreateVersion7()))).GetProperty("id").GetGuid();
        using var officer = Learner.SignInAs(ThaiNguyen);

        var all = await officer.GetFromJsonAsync<JsonElement>($"/provisioning/batches?areaId={commune}");
        var first = await officer.GetFromJsonAsync<JsonElement>($"/provisioning/batches?areaId={commune}&limit=1");
        var rest = await officer.GetFromJsonAsync<JsonElement>(
            $"/provisioning/batches?areaId={commune}&cursor={first.Text("nextCursor")}");
        var waiting = await officer.GetFromJsonAsync<JsonElement>(
            $"/provisioning/batches?operatorId={OperatorId}&state=open");
        var done = await officer.GetFromJsonAsync<JsonElement>(
            $"/provisioning/batches?operatorId={OperatorId}&state=closed");

        Assert.Equal([open, closed], Ids(all));
        Assert.Equal([open, closed], Ids(first).Concat(Ids(rest)));
        Assert.Equal([open], Ids(waiting));
        Assert.Equal([closed], Ids(done));
        using var stranger = Learner.SignInAs(HaNoi);
        Assert.Empty(Ids(await stranger.GetFromJsonAsync<JsonElement>("/provisioning/batches")));
        foreach (var path in new[] { "", "/errors" })
        {
            using var hidden = await stranger.GetAsync(
                new Uri($"/provisioning/batches/{open}{path}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        }

        static IEnumerable<Guid> Ids(JsonElement page) => Items(page).Select(item => item.GetProperty("id").GetGuid());
    }

    [Theory]
    [InlineData("Viettel", 1, "OperatorId")]
    [InlineData("v", 1, "OperatorId")]
    [InlineData("viettel", 0, "Rows")]
    [InlineData("viettel", 5_001, "Rows")]
    public async Task A_request_outside_its_bounds_is_refused_and_named(string operatorId, int rows, string field)
    {
        using var answer = await Ask(
            ThaiNguyen, Enumerable.Repeat(new { learnerId = Guid.Empty }, rows), operatorId);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal([field], (await answer.Fields()).Select(name => char.ToUpperInvariant(name[0]) + name[1..]));
    }

    [Fact]
    public async Task Only_whoever_may_provision_in_the_area_asks()
    {
        var (commune, people) = await NewPeople(1);
        var rows = new[] { new { learnerId = people[0] } };
        using var reader = Learner.SignInAs(commune, Scopes.LearnersWrite);
        using var forbidden = await Post(
            reader, "/provisioning/batches", new { operatorId = OperatorId, areaId = commune, rows });
        using var foreign = await Post(
            Learner.SignInAs(HaNoi), "/provisioning/batches", new { operatorId = OperatorId, areaId = commune, rows });

        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task The_right_is_kept_with_the_account_and_shown_to_the_person()
    {
        var (commune, people) = await NewPeople(1);
        await Batch(commune, (people[0], Guid.CreateVersion7()));

        var account = await Learner.Use((LearnerDbContext db) =>
            db.Accounts.AsNoTracking().SingleAsync(row => row.LearnerId == people[0]));
        var consent = await Learner.Use((LearnerDbContext db) => db.Consents.AsNoTracking()
            .SingleAsync(row => row.LearnerId == people[0] && row.Purpose == "partner-provisioning"));
        var shown = await Learner.Use((LearnerDbContext db) =>
            Learner.Use((Privacy.PersonalRecords records) => records.Export(people[0], CancellationToken.None)));

        Assert.Equal((LegalBasis.Consent, consent.Id), (account.LegalBasis, account.ConsentId));
        Assert.Equal(AccountState.Requested, account.State);
        var section = JsonSerializer.SerializeToElement(shown["accounts"], ServiceDefaults.Json.Commands);
        Assert.Equal(OperatorId, Assert.Single(section.EnumerateArray()).Text("operatorId"));
    }
}
