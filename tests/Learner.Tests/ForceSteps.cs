using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Certifications.V1;
using Platform.Testing;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>What the tests of teams, ambassadors and mentors do again and again.</summary>
internal static class ForceSteps
{
    internal static Task<Guid> Person(this LearnerFixture learner, Guid areaId) =>
        learner.RegisterId(new LearnerRequest("Hà Thị Lan", "1990", "female", areaId));

    /// <summary>Many people, each a copy of one who was registered, as an import leaves them.</summary>
    internal static async Task<Guid[]> People(this LearnerFixture learner, Guid areaId, int count)
    {
        var first = await learner.Person(areaId);
        Guid[] more = [.. Enumerable.Range(1, count - 1).Select(_ => Guid.CreateVersion7())];
        await learner.Use<LearnerDbContext, int>(db => db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO learners (id, full_name, fold_name, birth_date, sex, preferred_language, area_id, registered_at,
                                  version)
            SELECT copy, full_name, fold_name, birth_date, sex, preferred_language, area_id, registered_at, version
            FROM learners, unnest({more}) AS copy WHERE id = {first}
            """));
        return [first, .. more];
    }

    internal static async Task<Guid> FormTeam(
        HttpClient officer, Guid areaId, IEnumerable<Guid> members, string kind = "community-digital",
        string formedOn = "2025-01-01")
    {
        var answer = await Post(officer, "/teams", new
        {
            kind,
            name = "Tổ công nghệ số cộng đồng",
            areaId,
            formedOn,
            decisionNo = "12/QĐ-UBND",
            members = members.Select(learnerId => new { learnerId, joinedOn = formedOn }),
        });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await Json(answer)).GetProperty("id").GetGuid();
    }

    internal static Task<HttpResponseMessage> Join(HttpClient officer, Guid team, params Guid[] people) => Post(
        officer, $"/teams/{team}/members",
        new { members = people.Select(learnerId => new { learnerId, joinedOn = "2025-03-01" }) });

    internal static async Task<JsonElement[]> Members(HttpClient officer, Guid team) =>
        Items(await officer.GetFromJsonAsync<JsonElement>($"/teams/{team}/members?limit=100"));

    /// <summary>Certification says that somebody was trained.</summary>
    internal static async Task<Guid> Certify(
        this LearnerFixture learner, Guid learnerId, string criterion = "core-force", Guid? id = null,
        DateTimeOffset? validUntil = null, Guid? replaces = null)
    {
        var certificate = id ?? Guid.CreateVersion7();
        await learner.Bus.Publish(new CertificateIssued
        {
            CertificateId = certificate,
            Version = 1,
            OccurredAt = new DateTimeOffset(2025, 1, 5, 3, 0, 0, TimeSpan.Zero),
            LearnerId = learnerId,
            AreaId = ThaiNguyen,
            CompletionId = Guid.CreateVersion7(),
            CriterionCode = criterion,
            CriterionVersion = 1,
            Number = "000001",
            PublicId = "publicid",
            Title = "Lực lượng nòng cốt",
            ValidUntil = validUntil,
            ReplacesId = replaces,
        });
        await learner.Heard(certificate, issued: true);
        return certificate;
    }

    internal static async Task Revoke(this LearnerFixture learner, Guid certificateId, Guid learnerId)
    {
        await learner.Bus.Publish(new CertificateRevoked
        {
            CertificateId = certificateId,
            Version = 2,
            OccurredAt = new DateTimeOffset(2025, 6, 5, 3, 0, 0, TimeSpan.Zero),
            LearnerId = learnerId,
            AreaId = ThaiNguyen,
            ReasonCode = "fraud",
        });
        await learner.Heard(certificateId, issued: false);
    }

    internal static Task Suspend(this LearnerFixture learner, Guid certificateId, Guid learnerId, long version) =>
        learner.Bus.Publish(new CertificateSuspended
        {
            CertificateId = certificateId,
            Version = version,
            OccurredAt = new DateTimeOffset(2025, 6, 5, 3, 0, 0, TimeSpan.Zero),
            LearnerId = learnerId,
            AreaId = ThaiNguyen,
            ReasonCode = "under-review",
        });

    internal static Task Reinstate(this LearnerFixture learner, Guid certificateId, Guid learnerId, long version) =>
        learner.Bus.Publish(new CertificateReinstated
        {
            CertificateId = certificateId,
            Version = version,
            OccurredAt = new DateTimeOffset(2025, 6, 6, 3, 0, 0, TimeSpan.Zero),
            LearnerId = learnerId,
            AreaId = ThaiNguyen,
        });

    private static Task Heard(this LearnerFixture learner, Guid certificateId, bool issued) => Eventually.True(
        () => learner.Use<LearnerDbContext, bool>(db => db.HeldCertificates.AnyAsync(
            held => held.CertificateId == certificateId && (issued ? held.IssuedAt : held.RevokedAt) != null)),
        "the certificate is known");
}
