using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Certifications.Confirmations;
using Platform.Contracts.Certifications.V1;
using Platform.Contracts.Learners.V1;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Certifications.Tests;

public sealed class ConfirmationSagaTests(ConfirmationFixture fixture) : IClassFixture<ConfirmationFixture>
{
    private const string ToldAtOnce = "online-public-services";

    [Fact]
    [Trait("requirement", "004-07")]
    public async Task Of_two_hundred_confirmations_every_one_ends_once_whatever_is_lost_late_or_double()
    {
        const int People = 200;
        fixture.Clock.Reset();
        var area = await fixture.NewVillage();
        var learners = new List<Guid>();
        for (var n = 0; n < People; n++)
        {
            learners.Add(await fixture.NewLearner());
            await fixture.Bus.Publish(CertificationFixture.Completion(learners[n], area.Village, ToldAtOnce));
        }

        await Eventually.True(
            () => fixture.Db(db => db.Confirmations.CountAsync(c => learners.Contains(c.LearnerId))).Is(People),
            "every certificate told", TimeSpan.FromMinutes(2));

        // A few nights of reconciliation, then the time of the rule is over for whatever nobody ever decides.
        foreach (var day in new[] { 0, 1, 2, 3, 35, 36, 37, 38, 39 })
        {
            fixture.Clock.Set(DateTimeOffset.UtcNow.AddDays(day));
            await Eventually.True(
                () => fixture.Db(db => db.Confirmations.AnyAsync(c =>
                    c.LookAt != null && (c.State == ConfirmationState.Pending || c.State == ConfirmationState.Unclear
                        || c.LookAt < fixture.Clock.GetUtcNow().AddMinutes(1)))).Is(false),
                $"everything due on day {day}", TimeSpan.FromMinutes(2));
        }

        fixture.Clock.Reset();
        var all = await fixture.Db(db => db.Confirmations.AsNoTracking()
            .Where(c => learners.Contains(c.LearnerId)).ToListAsync());
        Assert.All(all, c => Assert.True(c.IsFinal, $"{c.Id} is {c.State}"));
        Assert.All(all, c => Assert.Equal(1, c.RuleVersion));
        Assert.Equal(People, all.Select(c => c.CertificateId).Distinct().Count());
        Assert.Contains(all, c => c.State is ConfirmationState.Accepted);
        Assert.Contains(all, c => c.State is ConfirmationState.Rejected);
        Assert.Contains(all, c => c.State is ConfirmationState.Expired);
        await EachTellsItsEndOnce([.. all.Select(c => c.Id)]);
    }

    [Fact]
    public async Task An_officer_has_a_certificate_told_once_and_follows_it()
    {
        fixture.Clock.Reset();
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        using var officer = fixture.SignInAs(area.Commune);

        using var created = await Submit(officer, certificate.Id);
        using var again = await Submit(officer, certificate.Id);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal("confirmation-exists", await Code(again));
        var location = created.Headers.Location!;
        await Eventually.True(
            async () => Text(await Json(officer, location), "state") is not ("pending" or "unclear"), "it sent");
        var found = await Json(officer, location);
        Assert.Equal(certificate.Id, found.GetProperty("certificateId").GetGuid());
        Assert.NotEmpty(found.GetProperty("attempts").EnumerateArray());
        var list = await Json(officer, new Uri($"/confirmations?certificateId={certificate.Id}", UriKind.Relative));
        Assert.Single(list.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Ten_requests_at_once_make_one_confirmation()
    {
        fixture.Clock.Reset();
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        using var officer = fixture.SignInAs(area.Commune);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Submit(officer, certificate.Id)));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created);
        Assert.Equal(1, await fixture.Db(db => db.Confirmations.CountAsync(c => c.CertificateId == certificate.Id)));
        Assert.All(answers, answer => answer.Dispose());
    }

    [Theory]
    [InlineData(ToldAtOnce), InlineData("vneid-basics")]
    public async Task A_correction_takes_over_what_was_told_and_nobody_is_told_of_twice(string course)
    {
        fixture.Clock.Reset();
        var area = await fixture.NewVillage();
        using var officer = fixture.SignInAs(area.Commune);
        var learner = await fixture.NewLearner();
        fixture.Simulator.Signal("STOP"); // as long as nobody answers, what was told counts
        try
        {
            await fixture.Bus.Publish(CertificationFixture.Completion(learner, area.Village, course));
            var wrong = await fixture.CertificateOf(learner, CertificateStatus.Valid);
            using var told = await Submit(officer, wrong.Id);
            await Eventually.True(
                () => fixture.Db(db => db.Confirmations.AnyAsync(c => c.LearnerId == learner)), "it told");
            (await officer.Reissue(wrong.Id)).EnsureSuccessStatusCode();
            var right = await fixture.CertificateOf(learner, CertificateStatus.Valid);
            var issued = await fixture.Bus.Events<CertificateIssued>();
            Assert.Contains(issued, e => e.CertificateId == right.Id && e.ReplacesId == wrong.Id);
            using var again = await Submit(officer, right.Id);

            Assert.Equal("confirmation-exists", await Code(again));
            var confirmation = Assert.Single(await fixture.Db(db => db.Confirmations.AsNoTracking()
                .Where(c => c.LearnerId == learner).ToListAsync()));
            Assert.Equal(right.Id, confirmation.CertificateId);
        }
        finally
        {
            fixture.Simulator.Signal("CONT");
        }

        await Eventually.True(
            () => fixture.Db(db => db.Confirmations.AnyAsync(c => c.LearnerId == learner && c.SubmittedAt != null)),
            "it submitted", TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_person_of_two_registrations_is_told_of_once()
    {
        fixture.Clock.Reset();
        var area = await fixture.NewVillage();
        using var officer = fixture.SignInAs(area.Commune);
        var (one, other) = (await fixture.NewCertificate(area.Village), await fixture.NewCertificate(area.Village));
        await fixture.Handled([await fixture.Bus.Publish(new LearnersMerged
        {
            MergeId = Guid.CreateVersion7(),
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            LearnerId = one.LearnerId,
            MergedLearnerId = other.LearnerId,
            AreaId = area.Village,
        })]);

        var answers = await Task.WhenAll(Submit(officer, one.Id), Submit(officer, other.Id));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created);
        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Conflict);
        Assert.All(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task A_foreign_a_revoked_and_an_unruled_certificate_are_not_told()
    {
        fixture.Clock.Reset();
        var (area, elsewhere) = (await fixture.NewVillage(), await fixture.NewVillage("Xã Khác"));
        var certificate = await fixture.NewCertificate(area.Village);
        var learner = await fixture.NewLearner();
        await fixture.Bus.Publish(CertificationFixture.Completion(learner, area.Village, "scam-avoidance"));
        var unruled = await fixture.CertificateOf(learner, CertificateStatus.Valid);
        using var officer = fixture.SignInAs(area.Commune);
        using var stranger = fixture.SignInAs(elsewhere.Commune);
        using var reader = fixture.SignInAs(area.Commune, Scopes.CertificatesRead);

        using var foreign = await Submit(stranger, certificate.Id);
        using var readOnly = await Submit(reader, certificate.Id);
        using var notOffered = await Submit(officer, unruled.Id);
        using var revocation = await officer.Revoke(certificate.Id, "*");
        using var revoked = await Submit(officer, certificate.Id);

        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, readOnly.StatusCode);
        Assert.Equal("confirmation-not-offered", await Code(notOffered));
        Assert.Equal("certificate-not-valid", await Code(revoked));
    }

    [Fact]
    public async Task While_the_other_side_is_down_nothing_is_lost()
    {
        fixture.Clock.Reset();
        var area = await fixture.NewVillage();
        fixture.Simulator.Signal("STOP");
        Certificate certificate;
        try
        {
            certificate = await fixture.NewCertificate(area.Village);
            using var officer = fixture.SignInAs(area.Commune);
            using var created = await Submit(officer, certificate.Id);
            await Eventually.True(
                () => fixture.Db(db => db.ConfirmationAttempts.AnyAsync(a =>
                    a.Outcome == AttemptOutcome.Unknown
                    && db.Confirmations.Any(c => c.Id == a.ConfirmationId && c.CertificateId == certificate.Id))),
                "an attempt of unknown outcome");
        }
        finally
        {
            fixture.Simulator.Signal("CONT");
        }

        await Eventually.True(
            () => fixture.Db(db => db.Confirmations.AnyAsync(c => c.CertificateId == certificate.Id
                && c.SubmittedAt != null)),
            "it submitted", TimeSpan.FromMinutes(1));
    }

    private async Task EachTellsItsEndOnce(IReadOnlyList<Guid> ids)
    {
        var submitted = (await fixture.Bus.Events<ConfirmationSubmitted>()).Select(e => e.ConfirmationId);
        var ends = (await fixture.Bus.Events<ConfirmationAccepted>()).Select(e => e.ConfirmationId)
            .Concat((await fixture.Bus.Events<ConfirmationRejected>()).Select(e => e.ConfirmationId))
            .Concat((await fixture.Bus.Events<ConfirmationExpired>()).Select(e => e.ConfirmationId));
        Assert.Equal(ids.Order(), submitted.Where(ids.Contains).Order());
        Assert.Equal(ids.Order(), ends.Where(ids.Contains).Order());
    }

    private static async Task<HttpResponseMessage> Submit(HttpClient client, Guid certificateId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/confirmations")
        {
            Content = JsonContent.Create(new { certificateId }),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await client.SendAsync(request);
    }

    private static async Task<JsonElement> Json(HttpClient client, Uri path)
    {
        using var json = JsonDocument.Parse(await client.GetStringAsync(path));
        return json.RootElement.Clone();
    }

    private static async Task<string> Code(HttpResponseMessage answer)
    {
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return Text(json.RootElement, "code");
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
