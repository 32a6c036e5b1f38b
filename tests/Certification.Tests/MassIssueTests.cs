using Microsoft.EntityFrameworkCore;
using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>One administrator who would certify a whole province in an afternoon.</summary>
public sealed class MassIssueTests(ClockCertificationFixture fixture) :
    IClassFixture<ClockCertificationFixture>, IDisposable
{
    private const int Lists = 10;
    private const int Rows = 10_000; // of a list, at most

    public void Dispose() => fixture.Clock.Reset();

    [Fact, Trait("attack", "C08")]
    public async Task A_hundred_thousand_by_one_administrator_wait_for_a_second_person_and_the_time_to_stop_them()
    {
        var area = await fixture.NewVillage();
        using var administrator = fixture.As(area.Province, $"administrator-{Guid.NewGuid():n}");
        using var second = fixture.As(area.Province, $"second-{Guid.NewGuid():n}");
        List<Guid> batches = [];
        for (var list = 0; list < Lists; list++)
            batches.Add(await Propose(administrator, await Completed(area.Village)));

        foreach (var batch in batches)
        {
            Assert.Equal("awaiting-approval", await State(administrator, batch));
            using var alone = await administrator.Act($"/certificates/batches/{batch}/approve", new { });
            Assert.Equal("409 batch-approver-is-proposer", await alone.Problem());
            using var approved = await second.Act($"/certificates/batches/{batch}/approve", new { });
            Assert.Equal("queued", (await approved.Made()).GetProperty("state").GetString());
        }

        fixture.Clock.Set(DateTimeOffset.UtcNow.AddHours(23)); // one hour is left to think it over
        foreach (var batch in batches)
        {
            using var stopped = await second.Act($"/certificates/batches/{batch}/cancel", new { });
            Assert.Equal("cancelled", (await stopped.Made()).GetProperty("state").GetString());
        }

        fixture.Clock.Set(DateTimeOffset.UtcNow.AddDays(2));
        var few = await Propose(second, [Guid.CreateVersion7()]);
        await Eventually.True(
            async () => await State(second, few) is "completed", "the worker past the time of the stopped lists");
        Assert.Equal(Lists * Rows, await fixture.Db(db => db.CertificateBatchRows.CountAsync(
            row => batches.Contains(row.BatchId) && row.Outcome == null)));
        Assert.Equal(0, await fixture.Db(db => db.Certificates.CountAsync(c => c.AreaId == area.Village)));
    }

    /// <summary>As many people who fulfil the criterion: each row would make a certificate.</summary>
    private async Task<Guid[]> Completed(Guid area)
    {
        Guid[] ids = [.. Enumerable.Range(0, Rows).Select(_ => Guid.CreateVersion7())];
        await fixture.Db(db => db.Database.ExecuteSqlAsync(
            $$"""
            insert into completions (id, kind, learner_id, area_id, code, assurance_level, rests_on, at)
            select id, 'Course', gen_random_uuid(), {{area}}, 'vneid-basics', 'attended', '{}', now()
            from unnest({{ids}}) as id
            """));
        return ids;
    }

    private static async Task<Guid> Propose(HttpClient client, Guid[] ids)
    {
        using var answer = await client.Act(
            "/certificates/bulk-issues", new { criterionCode = "vneid-basics", subject = "completion", ids });
        return (await answer.Made()).GetProperty("id").GetGuid();
    }

    private static async Task<string?> State(HttpClient client, Guid batch) =>
        (await client.Json($"/certificates/batches/{batch}")).GetProperty("batch").GetProperty("state").GetString();
}
