using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Partners.V1;
using Platform.Testing;

namespace Platform.Courses.Tests;

/// <summary>The operator that carries a broadcast tells its link, late, twice and in any order.</summary>
[Trait("requirement", "000-11")]
public sealed class SessionLinkTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact]
    public async Task The_operator_is_named_and_its_newest_link_is_the_one_people_follow()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Province);
        var (session, _) = await officer.NewSession(
            place.Province, [place.Village, place.Village], operatorId: "mobifone");
        var scheduled = Assert.Single(await course.Bus.Events<SessionScheduled>(), evt => evt.SessionId == session);
        Assert.Equal(("mobifone", 2, 100), (scheduled.OperatorId, scheduled.PointAreaIds.Count, scheduled.Capacity));

        await course.Bus.Publish(Link(session, 2, "https://hop.example/2"));
        await Eventually.True(async () => await Shown("link") == "https://hop.example/2", "the link");
        await course.Bus.Publish(Link(session, 1, "https://hop.example/1"));
        await course.Bus.Publish(Link(session, 2, "https://hop.example/2"));
        await course.Bus.Publish(Link(session, 9, "https://evil.example") with { PartnerId = "viettel" });
        await course.Bus.Publish(Link(session, 3, "https://hop.example/3"));
        await Eventually.True(async () => await Shown("link") == "https://hop.example/3", "the newer link");

        var ready = (await course.Bus.Events<SessionLinkReady>()).Where(evt => evt.SessionId == session);
        Assert.Equal(
            [(2L, "https://hop.example/2"), (3L, "https://hop.example/3")],
            ready.OrderBy(evt => evt.Version).Select(evt => (evt.Version, evt.JoinUrl)));

        async Task<string?> Shown(string member) =>
            (await (await officer.GetAsync($"/sessions/{session}")).Json()).GetProperty("session")
                .TryGetProperty(member, out var value) ? value.GetString() : null;
    }

    [Fact]
    public async Task Without_an_operator_to_ask_the_host_is_told_why_and_what_an_operator_says_later_holds()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Province);
        var (session, _) = await officer.NewSession(place.Province, [place.Village], operatorId: "mobifone");

        await course.Bus.Publish(Link(session, 0, null) with { ReasonCode = "operator-unknown" });
        await Eventually.True(
            () => course.Db(db => db.Sessions.AnyAsync(row =>
                row.Id == session && row.LinkRefusal == "operator-unknown")), "the refusal");
        await course.Bus.Publish(Link(session, 1, "https://hop.example/1"));

        await Eventually.True(
            () => course.Db(db => db.Sessions.AnyAsync(row =>
                row.Id == session && row.LinkRefusal == null && row.JoinUrl != null)), "the link");
    }

    private static SessionLinkReported Link(Guid session, long sequence, string? joinUrl) => new()
    {
        ReportId = Guid.CreateVersion7(),
        Version = 1,
        OccurredAt = DateTimeOffset.UtcNow,
        PartnerId = "mobifone",
        SessionId = session,
        Sequence = sequence,
        JoinUrl = joinUrl,
        ReportedAt = DateTimeOffset.UtcNow,
    };
}
