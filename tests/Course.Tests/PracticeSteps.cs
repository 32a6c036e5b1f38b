using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Courses.Tests;

/// <summary>A record of practice as a device sends it.</summary>
public sealed record PracticeRequest(
    Guid Id, string TaskCode, string DoneOn, bool Assisted, string Evidence, Guid? WitnessLearnerId = null,
    string? ProcedureCode = null, Guid? TeamId = null);

internal static class PracticeSteps
{
    internal static DateOnly Today => VietnamTime.Today(TimeProvider.System);

    internal static string DaysAgo(int days) => $"{Today.AddDays(-days):yyyy-MM-dd}";

    /// <summary>A bill paid today, on the person&apos;s own word.</summary>
    internal static PracticeRequest Paid(bool assisted = false, int daysAgo = 0) => new(
        Guid.CreateVersion7(), "pay-electricity-bill", DaysAgo(daysAgo), assisted, "self");

    internal static Task<HttpResponseMessage> Practise(
        this HttpClient officer, Guid learner, PracticeRequest request) =>
        officer.Post($"/learners/{learner}/practice", request);

    internal static async Task Practised(this HttpClient officer, Guid learner, PracticeRequest request)
    {
        using var answer = await officer.Practise(learner, request);
        Assert.True(answer.StatusCode is HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Help at a counter, as the other service tells of it; known here when this returns.</summary>
    internal static async Task Assisted(
        this CourseFixture course, Guid learner, Guid area, int daysAgo, bool alone = false, bool claims = false,
        string topic = "land-office", string? procedure = "1.004222")
    {
        var id = Guid.CreateVersion7();
        await course.Bus.Publish(new AssistRecorded
        {
            AssistId = id,
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            LearnerId = learner,
            UnnamedCount = 0,
            AreaId = area,
            HelperKind = alone ? "none" : "officer",
            TopicCode = topic,
            ApplicationCode = "national-portal",
            ProcedureCode = procedure,
            Assisted = !alone,
            AloneNextTimeClaimed = claims,
            On = Today.AddDays(-daysAgo),
        });
        await Eventually.True(() => course.Db(db => db.AssistSnapshots.AnyAsync(one => one.Id == id)), "the assist");
    }

    internal static async Task<(int Helped, int Independent, int Witnessed)> Conversion(
        this HttpClient officer, string query = "")
    {
        var figures = await (await officer.GetAsync($"/conversion{query}")).Json();
        return (
            figures.GetProperty("helped").GetInt32(), figures.GetProperty("independent").GetInt32(),
            figures.GetProperty("independentWitnessed").GetInt32());
    }
}
