using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using static Platform.Learners.Tests.CaseRequests;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>What cannot be done with a case of help at home.</summary>
public sealed class CaseRefusalTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    [Fact]
    public async Task The_history_refuses_to_be_changed()
    {
        var commune = await learner.NewCommune();
        await OpenId(learner.SignInAs(commune.Id), commune.Id);

        foreach (var change in new[]
        {
            "UPDATE home_case_steps SET actor = 'x'", "DELETE FROM home_case_steps", "TRUNCATE home_case_steps",
        })
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => learner.Use<LearnerDbContext, int>(
                db => db.Database.ExecuteSqlRawAsync(change)));
    }

    [Theory]
    [InlineData("""{"urgency":"normal","channel":"phone","areaId":"AREA","note":"x"}""", 400)]
    [InlineData("""{"topicCode":"","urgency":"normal","channel":"phone","areaId":"AREA","note":"x"}""", 400)]
    [InlineData("""{"topicCode":"d","urgency":"soon","channel":"phone","areaId":"AREA","note":"x"}""", 400)]
    [InlineData("""{"topicCode":"d","urgency":"normal","channel":"unreached","areaId":"AREA","note":"x"}""", 400)]
    [InlineData("""{"topicCode":"d","urgency":"normal","channel":"phone","areaId":"AREA"}""", 400)]
    [InlineData("""{"topicCode":"d","urgency":"normal","channel":"phone","note":"x"}""", 400)]
    [InlineData("""
        {"topicCode":"d","urgency":"normal","channel":"phone","areaId":"AREA","note":"x","procedureCode":"1 2"}
        """, 400)]
    [InlineData("""{"topicCode":"d","urgency":"normal","channel":"phone","areaId":"NONE","note":"x"}""", 422)]
    [InlineData("""{"topicCode":"d","urgency":"normal","channel":"phone","learnerId":"NONE"}""", 422)]
    [InlineData("""{"topicCode":"d","urgency":"normal","channel":"phone","householdId":"NONE"}""", 422)]
    public async Task What_cannot_be_a_case_is_refused(string body, int status)
    {
        var commune = await learner.NewCommune();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/cases")
        {
            Content = new StringContent(
                body.Replace("AREA", $"{commune.Id}").Replace("NONE", $"{Guid.NewGuid()}"), Encoding.UTF8,
                "application/json"),
        };
        request.Headers.Add("Idempotency-Key", $"\"{Guid.NewGuid()}\"");

        using var answer = await learner.SignInAs(commune.Id).SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_step_without_what_it_needs_is_refused()
    {
        var (officer, commune, team) = await learner.PrepareCases();
        var stranger = await learner.Person(commune.Id);
        var id = await OpenId(officer, commune.Id);

        Assert.Equal("case-team-missing", await Refused(new { to = "assigned" }));
        Assert.Equal("team-unknown", await Refused(new { to = "assigned", teamId = Guid.NewGuid() }));
        Assert.Equal("not-a-member", await Refused(new { to = "assigned", teamId = team, workerId = stranger }));
        Assert.Equal("case-pause-invalid", await Refused(new { to = "rescheduled" }));
        foreach (var days in new[] { -1, 61 })
        {
            var pauseUntil = DateTimeOffset.UtcNow.AddDays(days);
            Assert.Equal("case-pause-invalid", await Refused(new { to = "rescheduled", pauseUntil }));
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await Move(officer, id, new { to = "handed-over" })).StatusCode);

        async Task<string?> Refused(object step) => await (await Move(officer, id, step)).Code();
    }

    [Fact]
    public async Task A_case_of_another_area_does_not_exist_whatever_is_done_to_it()
    {
        var commune = await learner.NewCommune();
        var id = await OpenId(learner.SignInAs(commune.Id), commune.Id);
        var foreign = learner.SignInAs(HaNoi);

        Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync($"/cases/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Move(foreign, id, new { to = "cancelled" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync($"/cases?areaId={commune.Id}")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound, (await foreign.GetAsync($"/cases/summary?areaId={commune.Id}")).StatusCode);
        Assert.DoesNotContain(
            Items(await foreign.GetFromJsonAsync<JsonElement>("/cases")), row => row.GetProperty("id").GetGuid() == id);
    }
}
