using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Contracts.Courses.V1;

namespace Platform.Certifications.Tests;

/// <summary>Criteria as data: what is drafted, published and then fulfilled by what Course tells.</summary>
public sealed class CriterionEndpointTests(CertificationFixture fixture) : IClassFixture<CertificationFixture>
{
    [Fact]
    public async Task A_draft_certifies_nobody_and_its_publication_whoever_completes_from_then_on()
    {
        var area = await fixture.NewVillage();
        using var officer = fixture.SignInAs(area.Province);
        var code = $"course-{Guid.NewGuid():n}";
        var draft = await officer.Define(code, HttpVerbs.Content("course", [code], months: 24, renewal: "on-request"));
        var early = await fixture.NewLearner();
        await Done(CertificationFixture.Completion(early, area.Village, code));

        using var published = await officer.Act($"/criteria/{draft.GetProperty("id")}/publish", new { });
        var learner = await fixture.NewLearner();
        await fixture.Bus.Publish(CertificationFixture.Completion(learner, area.Village, code));
        var certificate = await fixture.CertificateOf(learner, CertificateStatus.Valid);

        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
        Assert.False(await Holds(early));
        Assert.Equal((code, 1, 1), (certificate.CriterionCode, certificate.CriterionVersion, certificate.Cycle));
        await fixture.Confirmed(certificate.PublicId);
        Assert.NotNull(certificate.ValidUntil);
    }

    [Fact]
    public async Task A_published_version_is_final_and_the_next_one_leaves_its_certificates_alone()
    {
        var area = await fixture.NewVillage();
        using var officer = fixture.SignInAs(area.Province);
        var (id, code) = await fixture.NewCriterion(area.Province);
        var learner = await fixture.NewLearner();
        await fixture.Bus.Publish(CertificationFixture.Completion(learner, area.Village, code));
        var first = await fixture.CertificateOf(learner, CertificateStatus.Valid);

        using var revised = await Put(officer, id, HttpVerbs.Content("course", [code], title: "Tên khác hẳn"), "*");
        using var again = await officer.Act($"/criteria/{id}/publish", new { });
        var next = await officer.Define(code, HttpVerbs.Content("course", [code], title: "Giấy xác nhận mới"));
        using var second = await officer.Act(
            "/criteria", new { code, content = HttpVerbs.Content("course", [code]) });
        (await officer.Act($"/criteria/{next.GetProperty("id")}/publish", new { })).EnsureSuccessStatusCode();
        await Done(CertificationFixture.Completion(learner, area.Village, code));
        var inForce = await officer.Json($"/criteria?code={code}&inForce=true");

        Assert.Equal("409 criterion-published", await revised.Problem());
        Assert.Equal("409 criterion-published", await again.Problem());
        Assert.Equal("409 criterion-draft-exists", await second.Problem());
        Assert.Equal(2, Assert.Single(inForce.GetProperty("items").EnumerateArray()).GetProperty("version").GetInt32());
        var held = await fixture.Db(db => db.Certificates.Where(c => c.LearnerId == learner)
            .OrderBy(c => c.CriterionVersion).ToListAsync());
        Assert.Equal([1, 2], held.Select(c => c.CriterionVersion));
        Assert.Equal((first.Title, "Giấy xác nhận mới"), (held[0].Title, held[1].Title));
    }

    [Fact]
    public async Task A_draft_is_rewritten_by_whoever_has_seen_it()
    {
        var area = await fixture.NewVillage();
        using var officer = fixture.SignInAs(area.Province);
        var code = $"course-{Guid.NewGuid():n}";
        var id = (await officer.Define(code, HttpVerbs.Content("course", [code]))).GetProperty("id").GetGuid();
        using var seen = await officer.GetAsync($"/criteria/{id}");

        using var stale = await Put(officer, id, HttpVerbs.Content("course", [code]), "\"1\"");
        using var missing = await Put(officer, id, HttpVerbs.Content("course", [code]), null);
        using var revised = await Put(
            officer, id, HttpVerbs.Content("course", [code], title: "Tên đã sửa"), seen.Headers.ETag!.ToString());
        using var unknownLevel = await Put(officer, id, HttpVerbs.Content("course", [code], least: "hearsay"), "*");

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionRequired, missing.StatusCode);
        Assert.Equal("Tên đã sửa", Text((await revised.Made()).GetProperty("content"), "title"));
        Assert.Equal("422 assurance-level-unknown", await unknownLevel.Problem());
    }

    [Fact]
    public async Task What_is_not_sure_enough_earns_nothing()
    {
        var area = await fixture.NewVillage();
        var (_, code) = await fixture.NewCriterion(area.Province, least: "proctored");
        var (unsure, sure) = (await fixture.NewLearner(), await fixture.NewLearner());

        await Done(CertificationFixture.Completion(unsure, area.Village, code));
        await fixture.Bus.Publish(
            CertificationFixture.Completion(sure, area.Village, code) with { AssuranceLevel = "national-platform" });
        var certificate = await fixture.CertificateOf(sure, CertificateStatus.Valid);

        Assert.Equal("national-platform", certificate.AssuranceLevel);
        Assert.False(await Holds(unsure));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_programme_is_as_sure_as_its_least_sure_course_whichever_news_come_first(bool courseLast)
    {
        var area = await fixture.NewVillage();
        var programme = $"programme-{Guid.NewGuid():n}";
        await fixture.NewCriterion(area.Province, kind: "programme", codes: programme);
        var learner = await fixture.NewLearner();
        var one = CertificationFixture.Completion(learner, area.Village, "nobody-asks") with
        {
            AssuranceLevel = "proctored",
        };
        var other = CertificationFixture.Completion(learner, area.Village, "nobody-asks-either");
        var whole = Programme(learner, area.Village, programme, one.CompletionId, other.CompletionId);

        await Done(one);
        await (courseLast ? Done(whole) : Done(other));
        Assert.False(await Holds(learner));
        await (courseLast ? Done(other) : Done(whole));

        var certificate = await fixture.CertificateOf(learner, CertificateStatus.Valid);
        Assert.Equal((whole.ProgrammeCompletionId, "attended"),
            (certificate.CompletionId, certificate.AssuranceLevel));
        await fixture.Bus.Publish(Reversal(other));
        await fixture.CertificateOf(learner, CertificateStatus.Revoked);
    }

    [Fact]
    public async Task An_imported_result_is_certified_where_its_platform_and_course_are_asked_for()
    {
        var area = await fixture.NewVillage();
        var source = $"platform-{Guid.NewGuid():n}";
        await fixture.NewCriterion(
            area.Province, kind: "imported-completion", least: "national-platform", codes: $"{source}/vneid-imported");
        var (asked, otherwise) = (await fixture.NewLearner(), await fixture.NewLearner());

        await Import(asked, "vneid-imported");
        await Import(otherwise, "something-else");
        var certificate = await fixture.CertificateOf(asked, CertificateStatus.Valid);

        Assert.Equal("national-platform", certificate.AssuranceLevel);
        Assert.False(await Holds(otherwise));

        async Task Import(Guid learner, string course)
        {
            var completed = CertificationFixture.Completion(learner, area.Village, course) with
            {
                AssuranceLevel = "national-platform",
            };
            await Done(completed);
            await Done(new CompletionImported
            {
                ImportedResultId = Guid.CreateVersion7(),
                Version = 1,
                OccurredAt = DateTimeOffset.UtcNow,
                Source = source,
                LearnerId = learner,
                CourseId = completed.CourseId,
                CourseVersion = 1,
                CompletionId = completed.CompletionId,
                CompletedAt = DateTimeOffset.UtcNow,
                AreaId = area.Village,
            });
        }
    }

    [Fact]
    public async Task A_set_of_skills_is_certified_when_the_last_of_them_is_shown_as_surely_as_asked()
    {
        var area = await fixture.NewVillage();
        string[] skills = [$"f-{Guid.NewGuid():n}@1.0/pay", $"f-{Guid.NewGuid():n}@1.0/call"];
        await fixture.NewCriterion(area.Province, kind: "skill-set", least: "witnessed", codes: skills);
        var learner = await fixture.NewLearner();

        await Done(Shown(learner, area.Village, skills[0], "mentor"));
        await Done(Shown(learner, area.Village, skills[1], "self"));
        Assert.False(await Holds(learner));
        await Done(Shown(learner, area.Village, skills[1], "household"));

        var certificate = await fixture.CertificateOf(learner, CertificateStatus.Valid);
        Assert.Equal("witnessed", certificate.AssuranceLevel);
    }

    [Fact]
    public async Task Assurance_levels_are_listed_from_the_weakest_to_the_strongest()
    {
        var area = await fixture.NewVillage();
        using var officer = fixture.SignInAs(area.Commune);

        var levels = await officer.Json("/assurance-levels");

        Assert.Equal(
            ["self-study", "attended", "witnessed", "proctored", "national-platform"],
            levels.GetProperty("items").EnumerateArray().Select(level => Text(level, "code")));
    }

    private async Task Done<T>(T evt)
        where T : class => await fixture.Handled([await fixture.Bus.Publish(evt)]);

    private Task<bool> Holds(Guid learner) =>
        fixture.Db(db => db.Certificates.AnyAsync(c => c.LearnerId == learner));

    private static async Task<HttpResponseMessage> Put(HttpClient client, Guid id, object content, string? etag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/criteria/{id}")
        {
            Content = System.Net.Http.Json.JsonContent.Create(content),
        };
        if (etag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        return await client.SendAsync(request);
    }

    private static string? Text(System.Text.Json.JsonElement element, string member) =>
        element.GetProperty(member).GetString();

    private static ProgrammeCompleted Programme(Guid learner, Guid area, string code, params Guid[] completions) =>
        new()
        {
            ProgrammeCompletionId = Guid.CreateVersion7(),
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            LearnerId = learner,
            ProgrammeId = Guid.CreateVersion7(),
            ProgrammeCode = code,
            ProgrammeVersion = 1,
            ProgrammeTitle = "Chương trình 4T",
            AreaId = area,
            CompletionIds = completions,
            Issuer = "Ban Chỉ đạo",
        };

    private static SkillDemonstrated Shown(Guid learner, Guid area, string skill, string evidence) => new()
    {
        DemonstrationId = Guid.CreateVersion7(),
        Version = 1,
        OccurredAt = DateTimeOffset.UtcNow,
        LearnerId = learner,
        AreaId = area,
        SkillCode = skill,
        Evidence = evidence,
        EvidenceId = Guid.CreateVersion7(),
        On = new DateOnly(2026, 3, 1),
    };

    private static CompletionReversed Reversal(CourseCompleted completed) => new()
    {
        CompletionId = completed.CompletionId,
        Version = 2,
        OccurredAt = DateTimeOffset.UtcNow,
        LearnerId = completed.LearnerId,
        CourseId = completed.CourseId,
        CourseVersion = 1,
        AreaId = completed.AreaId,
        Cycle = 1,
        ReasonCode = "fraud",
    };
}
