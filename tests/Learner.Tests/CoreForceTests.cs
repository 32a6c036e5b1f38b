using System.Linq.Expressions;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Learners.Certificates;
using Platform.Testing;
using static Platform.Learners.Tests.ForceSteps;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>Trained first, then sent: what needs a core-force certificate, and what a revoked one does.</summary>
public sealed class CoreForceTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    [Fact, Trait("requirement", "004-15")]
    public async Task A_task_is_refused_without_a_certificate_and_given_once_it_is_known()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var person = await learner.Person(commune.Id);
        var team = await FormTeam(officer, commune.Id, [person]);

        var untrained = await Assign(officer, team, person, commune.Id);
        await learner.Certify(person, "digital-skills");
        var otherwise = await Assign(officer, team, person, commune.Id);
        var certificate = await learner.Certify(person);
        var tooEarly = await Assign(officer, team, person, commune.Id, "2025-01-04");
        var trained = await Assign(officer, team, person, commune.Id, "2025-01-05");

        Assert.All([untrained, otherwise, tooEarly], answer =>
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
        Assert.Equal("core-force-certificate-required", (await Json(tooEarly)).GetProperty("code").GetString());
        Assert.Equal(certificate, (await Json(trained)).GetProperty("certificateId").GetGuid());
        var told = Assert.Single(await learner.Bus.Events<TeamAssigned>(), evt => evt.TeamId == team);
        Assert.Equal(("train", person), (told.Task, told.LearnerId));
    }

    [Fact, Trait("requirement", "004-15")]
    public async Task A_task_whose_certificate_was_revoked_is_marked_and_stays()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var person = await learner.Person(commune.Id);
        var team = await FormTeam(officer, commune.Id, [person]);
        var certificate = await learner.Certify(person);
        await Assign(officer, team, person, commune.Id);

        await learner.Revoke(certificate, person);
        var given = Items(await officer.GetFromJsonAsync<JsonElement>($"/teams/{team}/assignments"));
        var before = await Assign(officer, team, person, commune.Id, "2025-06-04");
        var onTheDay = await Assign(officer, team, person, commune.Id, "2025-06-05");

        Assert.True(Assert.Single(given).GetProperty("certificateRevoked").GetBoolean());
        Assert.Equal(HttpStatusCode.Created, before.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, onTheDay.StatusCode);
    }

    [Fact, Trait("requirement", "004-15")]
    public async Task A_revocation_that_comes_before_the_certificate_is_not_forgotten()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var person = await learner.Person(commune.Id);
        var team = await FormTeam(officer, commune.Id, [person]);
        var certificate = Guid.CreateVersion7();

        await learner.Revoke(certificate, person);
        await learner.Certify(person, id: certificate);

        Assert.Equal(
            HttpStatusCode.Conflict, (await Assign(officer, team, person, commune.Id, "2025-06-05")).StatusCode);
    }

    [Theory, Trait("requirement", "004-15")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_is_sent_while_the_certificate_is_suspended_whichever_news_come_first(bool clearedFirst)
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var person = await learner.Person(commune.Id);
        var team = await FormTeam(officer, commune.Id, [person]);
        var certificate = await learner.Certify(person);

        if (clearedFirst)
            await learner.Reinstate(certificate, person, version: 3);
        await learner.Suspend(certificate, person, version: 2);
        await Eventually.True(() => Held(certificate, held => held.SuspendedVersion == 2), "the suspension");
        if (!clearedFirst)
        {
            var suspended = await Assign(officer, team, person, commune.Id);
            Assert.Equal(HttpStatusCode.Conflict, suspended.StatusCode);
            await learner.Reinstate(certificate, person, version: 3);
        }

        await Eventually.True(() => Held(certificate, held => held.ReinstatedVersion == 3), "the end of it");
        Assert.Equal(HttpStatusCode.Created, (await Assign(officer, team, person, commune.Id)).StatusCode);
    }

    [Fact, Trait("requirement", "004-15")]
    public async Task A_certificate_that_ends_counts_to_its_last_day_and_a_corrected_one_through_the_other()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var person = await learner.Person(commune.Id);
        var team = await FormTeam(officer, commune.Id, [person]);
        var certificate = await learner.Certify(
            person, validUntil: new DateTimeOffset(2025, 6, 4, 17, 0, 0, TimeSpan.Zero)); // midnight of 5 June here

        var lastDay = await Assign(officer, team, person, commune.Id, "2025-06-04");
        var dayAfter = await Assign(officer, team, person, commune.Id, "2025-06-05");
        var other = await learner.Certify(person, replaces: certificate);
        var corrected = await Assign(officer, team, person, commune.Id, "2025-06-06");

        Assert.Equal(HttpStatusCode.Created, lastDay.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, dayAfter.StatusCode);
        Assert.Equal(other, (await Json(corrected)).GetProperty("certificateId").GetGuid());
        Assert.True(await Held(certificate, held => held.RevokedAt != null));
    }

    private Task<bool> Held(Guid certificate, Expression<Func<HeldCertificate, bool>> condition) =>
        learner.Use<LearnerDbContext, bool>(db => db.HeldCertificates.Where(held => held.CertificateId == certificate)
            .AnyAsync(condition));

    [Fact]
    public async Task Only_a_member_is_given_a_task()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var person = await learner.Person(commune.Id);
        var team = await FormTeam(officer, commune.Id, []);
        await learner.Certify(person);

        var answer = await Assign(officer, team, person, commune.Id);

        Assert.Equal("not-a-member", (await Json(answer)).GetProperty("code").GetString());
    }

    [Fact, Trait("requirement", "002-14")]
    public async Task An_ambassador_is_trained_first_and_then_appointed_for_a_commune_and_a_term()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var person = await learner.Person(commune.Id);

        var untrained = await Appoint(officer, person, commune.Id);
        await learner.Certify(person);
        var appointed = await Appoint(officer, person, commune.Id);
        var twice = await Appoint(officer, person, commune.Id, "2026-01-01");
        var afterwards = await Appoint(officer, person, commune.Id, "2026-03-01");
        var inOffice = await officer.GetFromJsonAsync<JsonElement>("/ambassadors?asOf=2026-02-28");

        Assert.Equal("core-force-certificate-required", (await Json(untrained)).GetProperty("code").GetString());
        Assert.Equal("ambassador-exists", (await Json(twice)).GetProperty("code").GetString());
        Assert.Equal(
            [HttpStatusCode.Created, HttpStatusCode.Created], [appointed.StatusCode, afterwards.StatusCode]);
        Assert.Equal(person, Assert.Single(Items(inOffice)).GetProperty("learnerId").GetGuid());
        Assert.Equal(2, (await learner.Bus.Events<AmbassadorAppointed>()).Count(evt => evt.LearnerId == person));
    }

    [Fact, Trait("requirement", "002-14")]
    public async Task An_office_ends_early_once_and_may_begin_again_on_that_day()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var person = await learner.Person(commune.Id);
        await learner.Certify(person);
        var id = (await Json(await Appoint(officer, person, commune.Id))).GetProperty("id").GetGuid();
        var end = new { on = "2025-09-01", reason = "moved" };

        var ended = await Change(officer, HttpMethod.Post, $"/ambassadors/{id}/end", end);
        var twice = await Change(officer, HttpMethod.Post, $"/ambassadors/{id}/end", end);
        var again = await Appoint(officer, person, commune.Id, "2025-09-01");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], [ended.StatusCode, twice.StatusCode]);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        var told = Assert.Single(await learner.Bus.Events<AmbassadorEnded>(), evt => evt.AmbassadorId == id);
        Assert.Equal(("moved", 2L), (told.ReasonCode, told.Version));
    }

    [Fact]
    public async Task What_cannot_be_an_appointment_is_refused()
    {
        var commune = await learner.NewCommune("Tổ 1");
        var officer = learner.SignInAs(commune.Id);
        var person = await learner.Person(commune.Id);
        await learner.Certify(person);
        var id = (await Json(await Appoint(officer, person, commune.Id))).GetProperty("id").GetGuid();
        var stranger = learner.SignInAs(HaNoi);

        Assert.Equal(
            "area-not-a-commune",
            (await Json(await Appoint(officer, person, commune.Villages["Tổ 1"]))).GetProperty("code").GetString());
        Assert.Equal(
            "learner-unknown",
            (await Json(await Appoint(officer, Guid.NewGuid(), commune.Id))).GetProperty("code").GetString());
        Assert.Equal(
            "ambassador-term-invalid",
            (await Json(await Appoint(officer, person, commune.Id, "2025-03-01", "2025-03-01")))
                .GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await Appoint(stranger, person, commune.Id)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/ambassadors/{id}")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await Change(
                stranger, HttpMethod.Post, $"/ambassadors/{id}/end", new { on = "2025-09-01", reason = "other" }))
                .StatusCode);
    }

    private static Task<HttpResponseMessage> Assign(
        HttpClient officer, Guid team, Guid learnerId, Guid areaId, string validFrom = "2025-03-01") =>
        Post(officer, $"/teams/{team}/assignments", new { learnerId, task = "train", areaId, validFrom });

    private static Task<HttpResponseMessage> Appoint(
        HttpClient officer, Guid learnerId, Guid communeId, string termFrom = "2025-03-01", string? termTo = null) =>
        Post(officer, "/ambassadors", new
        {
            learnerId,
            communeId,
            termFrom,
            termTo = termTo ?? (termFrom == "2025-03-01" ? "2026-03-01" : "2028-03-01"),
            decisionNo = "15/QĐ",
        });
}
