using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Contracts.Certifications.V1;
using Platform.Contracts.Courses.V1;
using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>Many at once: within limits by one person, beyond them by two, and with time to stop.</summary>
public sealed class BatchTests(ClockCertificationFixture fixture) :
    IClassFixture<ClockCertificationFixture>, IDisposable
{
    public void Dispose() => fixture.Clock.Reset();

    [Fact]
    public async Task A_list_issues_to_whoever_fulfils_the_criterion_and_says_of_each_row_what_became_of_it()
    {
        var (area, foreign) = (await fixture.NewVillage(), await fixture.NewVillage());
        var course = $"course-{Guid.NewGuid():n}";
        var waiting = await Completed(area.Village, course);
        var unsure = await Completed(area.Village, course, "self-study");
        var elsewhere = await Completed(foreign.Village, course);
        var otherwise = await Completed(area.Village, "nobody-asks");
        await fixture.NewCriterion(area.Province, least: "attended", codes: course);
        var criterion = await CriterionOf(course);
        using var officer = fixture.As(area.Province, $"officer-{Guid.NewGuid():n}");

        Guid[] list =
        [
            waiting.CompletionId, unsure.CompletionId, elsewhere.CompletionId, otherwise.CompletionId, Guid.NewGuid(),
            waiting.CompletionId,
        ];
        var batch = await Issue(officer, criterion, "completion", list);
        await Completes(officer, batch);
        var again = await Issue(officer, criterion, "learner", [waiting.LearnerId, Guid.NewGuid()]);
        await Completes(officer, again);

        Assert.Equal(
            ["issued", "assurance-too-low", "unknown", "not-fulfilled", "unknown"], await Outcomes(officer, batch));
        Assert.Equal(["already-held", "unknown"], await Outcomes(officer, again));
        Assert.Equal(["unknown", "unknown"], await Outcomes(officer, batch, "?outcome=unknown"));
        var page = await officer.Json($"/certificate-batches/{batch}/rows?limit=2");
        var rest = await officer.Json($"/certificate-batches/{batch}/rows?cursor={Text(page, "nextCursor")}");
        Assert.Equal([3, 4, 5], rest.GetProperty("items").EnumerateArray()
            .Select(row => row.GetProperty("number").GetInt32()));
        var certificate = await fixture.CertificateOf(waiting.LearnerId, CertificateStatus.Valid);
        await fixture.Confirmed(certificate.PublicId);
        using var stranger = fixture.SignInAs(foreign.Province);
        using var unseen = await stranger.GetAsync($"/certificate-batches/{batch}");
        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
    }

    [Fact, Trait("attack", "C05")]
    public async Task Fifty_lists_at_once_of_one_completion_give_one_certificate()
    {
        var area = await fixture.NewVillage();
        var course = $"course-{Guid.NewGuid():n}";
        var completed = await Completed(area.Village, course);
        await fixture.NewCriterion(area.Province, codes: course);
        var criterion = await CriterionOf(course);
        using var officer = fixture.As(area.Province, $"officer-{Guid.NewGuid():n}");

        var batches = await Task.WhenAll(Enumerable.Range(0, 50).Select(
            _ => Issue(officer, criterion, "completion", [completed.CompletionId])));
        foreach (var batch in batches)
            await Completes(officer, batch);
        await fixture.CertificateOf(completed.LearnerId, CertificateStatus.Valid);

        Assert.Equal(1, await fixture.Db(db => db.Certificates.CountAsync(c => c.LearnerId == completed.LearnerId)));
        Assert.Single(await fixture.Bus.Events<CertificateIssued>(), e => e.LearnerId == completed.LearnerId);
        Assert.Equal(1, await fixture.Db(db => db.CertificateBatchRows.CountAsync(
            row => row.SubjectId == completed.CompletionId && row.CertificateId != null)));
    }

    [Fact, Trait("attack", "C08")]
    public async Task Beyond_a_day_s_measure_a_second_person_decides_and_the_list_can_be_stopped_until_it_runs()
    {
        var area = await fixture.NewVillage();
        var course = $"course-{Guid.NewGuid():n}";
        var completed = await Completed(area.Village, course);
        await fixture.NewCriterion(area.Province, codes: course);
        var criterion = await CriterionOf(course);
        using var officer = fixture.As(area.Province, $"officer-{Guid.NewGuid():n}");
        using var approver = fixture.As(area.Province, $"approver-{Guid.NewGuid():n}");

        var withinMeasure = await Issue(
            officer, criterion, "completion", NobodyKnows(CertificationFixture.IssuesPerDay));
        var beyond = await Issue(officer, criterion, "completion", [completed.CompletionId]);
        await Completes(officer, withinMeasure);
        Assert.Equal("awaiting-approval", await State(officer, beyond));
        using var self = await officer.Act($"/certificate-batches/{beyond}/approve", new { });
        using var approved = await approver.Act($"/certificate-batches/{beyond}/approve", new { });
        using var twice = await approver.Act($"/certificate-batches/{beyond}/approve", new { });
        var cooling = await approved.Made();
        Assert.False(await fixture.Db(db => db.Certificates.AnyAsync(c => c.LearnerId == completed.LearnerId)));

        fixture.Clock.Set(DateTimeOffset.UtcNow.AddDays(1).AddMinutes(1));
        await Completes(officer, beyond);

        Assert.Equal("409 batch-approver-is-proposer", await self.Problem());
        Assert.Equal("queued", Text(cooling, "state"));
        Assert.Equal("409 batch-state-invalid", await twice.Problem());
        Assert.Equal(["issued"], await Outcomes(officer, beyond));
    }

    [Fact]
    public async Task Wrong_issues_are_corrected_by_two_persons_after_the_time_to_think()
    {
        var area = await fixture.NewVillage();
        var (one, other) = (await fixture.NewCertificate(area.Village), await fixture.NewCertificate(area.Village));
        using var officer = fixture.As(area.Province, $"officer-{Guid.NewGuid():n}");
        using var approver = fixture.As(area.Province, $"approver-{Guid.NewGuid():n}");
        (await officer.Revoke(other.Id, "*")).EnsureSuccessStatusCode();

        var batch = await Correct(officer, "revoke", "issued-in-error", one.Id, other.Id, Guid.NewGuid());
        (await approver.Act($"/certificate-batches/{batch}/approve", new { })).EnsureSuccessStatusCode();
        await fixture.Confirmed(one.PublicId);
        fixture.Clock.Set(DateTimeOffset.UtcNow.AddDays(1).AddMinutes(1));
        await Completes(officer, batch);

        Assert.Equal(["corrected", "state-refused", "unknown"], await Outcomes(officer, batch));
        Assert.Equal("revoked", Text(await fixture.Verify(one.PublicId), "status"));
        Assert.Single(await fixture.Bus.Events<CertificateRevoked>(), e => e.CertificateId == one.Id);
    }

    [Fact]
    public async Task What_was_approved_is_stopped_in_time_and_never_runs()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        using var officer = fixture.As(area.Province, $"officer-{Guid.NewGuid():n}");
        using var approver = fixture.As(area.Province, $"approver-{Guid.NewGuid():n}");
        var batch = await Correct(officer, "reissue", "data-corrected", certificate.Id);
        var refused = await Correct(officer, "suspend", "complaint", certificate.Id);
        (await approver.Act($"/certificate-batches/{batch}/approve", new { })).EnsureSuccessStatusCode();

        using var stale = await officer.Act($"/certificate-batches/{batch}/cancel", new { }, "\"1\"");
        using var cancelled = await officer.Act($"/certificate-batches/{batch}/cancel", new { });
        using var tooLate = await approver.Act($"/certificate-batches/{batch}/approve", new { });
        using var no = await approver.Act($"/certificate-batches/{refused}/refuse", new { });
        fixture.Clock.Set(DateTimeOffset.UtcNow.AddDays(2));
        var another = await Issue(officer, "vneid-basics", "learner", [Guid.NewGuid()]);
        await Completes(officer, another); // the worker was there after the others' time had come

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal("cancelled", Text(await cancelled.Made(), "state"));
        Assert.Equal("409 batch-state-invalid", await tooLate.Problem());
        Assert.Equal("cancelled", Text(await no.Made(), "state"));
        await fixture.Confirmed(certificate.PublicId);
        var list = await officer.Json("/certificate-batches?state=cancelled");
        Assert.Equal([batch, refused], list.GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task What_does_not_fit_together_is_refused()
    {
        var area = await fixture.NewVillage();
        using var officer = fixture.SignInAs(area.Province);
        using var nowhere = fixture.SignInAs(Guid.NewGuid());

        using var reason = await officer.Act("/certificates/bulk-corrections", Correction("revoke", "complaint"));
        using var criterion = await officer.Act("/certificates/bulk-issues", List("knows-no-criterion"));
        using var unknownArea = await nowhere.Act("/certificates/bulk-issues", List("vneid-basics"));
        using var empty = await officer.Act(
            "/certificates/bulk-issues",
            new { criterionCode = "vneid-basics", subject = "learner", ids = Array.Empty<Guid>() });

        Assert.Equal("422 reason-code-does-not-fit", await reason.Problem());
        Assert.Equal("422 criterion-unknown", await criterion.Problem());
        Assert.Equal("422 area-unknown", await unknownArea.Problem());
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);

        static object List(string code) => new { criterionCode = code, subject = "learner", ids = NobodyKnows(1) };
    }

    private async Task<CourseCompleted> Completed(Guid area, string course, string level = "attended")
    {
        var completed = CertificationFixture.Completion(await fixture.NewLearner(), area, course) with
        {
            AssuranceLevel = level,
        };
        await fixture.Handled([await fixture.Bus.Publish(completed)]);
        return completed;
    }

    private Task<string> CriterionOf(string course) =>
        fixture.Db(db => db.Criteria.Where(c => c.Codes.Contains(course)).Select(c => c.Code).SingleAsync());

    private static async Task<Guid> Issue(HttpClient officer, string criterion, string subject, Guid[] ids)
    {
        using var answer = await officer.Act(
            "/certificates/bulk-issues", new { criterionCode = criterion, subject, ids });
        return (await answer.Made()).GetProperty("id").GetGuid();
    }

    private static async Task<Guid> Correct(HttpClient officer, string action, string code, params Guid[] ids)
    {
        using var answer = await officer.Act("/certificates/bulk-corrections", Correction(action, code, ids));
        return (await answer.Made()).GetProperty("id").GetGuid();
    }

    private static object Correction(string action, string code, params Guid[] ids) => new
    {
        action,
        reasonCode = code,
        reason = "Danh sách lớp bị nhập nhầm.",
        certificateIds = ids.Length > 0 ? ids : NobodyKnows(1),
    };

    private static Guid[] NobodyKnows(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];

    private static async Task<string?> State(HttpClient officer, Guid batch) =>
        Text((await officer.Json($"/certificate-batches/{batch}")).GetProperty("batch"), "state");

    private static Task Completes(HttpClient officer, Guid batch) => Eventually.True(
        async () => await State(officer, batch) == "completed", "the list completed");

    private static async Task<IEnumerable<string?>> Outcomes(HttpClient officer, Guid batch, string query = "") =>
        (await officer.Json($"/certificate-batches/{batch}/rows{query}")).GetProperty("items").EnumerateArray()
            .Select(row => Text(row, "outcome"));

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();
}
