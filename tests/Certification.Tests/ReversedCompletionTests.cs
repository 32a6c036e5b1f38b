using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Contracts.Certifications.V1;
using Platform.Contracts.Courses.V1;

namespace Platform.Certifications.Tests;

/// <summary>What was earned by a completion ends with it, in whatever order the news come.</summary>
public sealed class ReversedCompletionTests(CertificationFixture fixture) : IClassFixture<CertificationFixture>
{
    [Fact]
    public async Task A_certificate_is_revoked_with_its_completion_once()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);

        await fixture.Bus.Publish(Reversal(certificate.LearnerId, certificate.CompletionId, area.Village));
        await fixture.Bus.Publish(Reversal(certificate.LearnerId, certificate.CompletionId, area.Village));

        var revoked = await fixture.CertificateOf(certificate.LearnerId, CertificateStatus.Revoked);
        Assert.Equal(("completion-reversed", "course"), (revoked.RevocationCode, revoked.RevokedBy));
        var told = Assert.Single(
            await fixture.Bus.Events<CertificateRevoked>(), evt => evt.CertificateId == certificate.Id);
        Assert.Equal((2, "completion-reversed"), (told.Version, told.ReasonCode));
    }

    [Fact]
    public async Task News_of_the_completion_after_that_of_its_reversal_earns_nothing()
    {
        var area = await fixture.NewVillage();
        var learner = await fixture.NewLearner();
        var completion = CertificationFixture.Completion(learner, area.Village);
        await fixture.Handled([await fixture.Bus.Publish(
            Reversal(learner, completion.CompletionId, area.Village))]);

        await fixture.Handled([await fixture.Bus.Publish(completion)]);

        Assert.False(await fixture.Db(db => db.Certificates.AnyAsync(c => c.LearnerId == learner)));
    }

    [Fact]
    public async Task However_the_two_meet_nothing_is_left_that_counts()
    {
        var area = await fixture.NewVillage();
        var learners = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => fixture.NewLearner()));
        var completions = learners.Select(id => CertificationFixture.Completion(id, area.Village)).ToList();

        var messages = await Task.WhenAll(completions.SelectMany(completion => new[]
        {
            fixture.Bus.Publish(completion),
            fixture.Bus.Publish(Reversal(completion.LearnerId, completion.CompletionId, area.Village)),
        }));

        await fixture.Handled(messages);
        Assert.False(await fixture.Db(db => db.Certificates.AnyAsync(
            c => learners.Contains(c.LearnerId) && c.Status != CertificateStatus.Revoked)));
    }

    [Fact]
    public async Task Whoever_completes_the_course_again_earns_another_certificate()
    {
        var area = await fixture.NewVillage();
        var first = await fixture.NewCertificate(area.Village);
        await fixture.Bus.Publish(Reversal(first.LearnerId, first.CompletionId, area.Village));
        await fixture.CertificateOf(first.LearnerId, CertificateStatus.Revoked);

        await fixture.Bus.Publish(CertificationFixture.Completion(first.LearnerId, area.Village));

        var second = await fixture.CertificateOf(first.LearnerId, CertificateStatus.Valid);
        Assert.NotEqual(first.Number, second.Number);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task A_certificate_of_a_programme_falls_with_the_programme_in_whatever_order_the_news_come(bool first)
    {
        var area = await fixture.NewVillage();
        var (_, code) = await fixture.NewCriterion(area.Province, kind: "programme");
        var learner = await fixture.NewLearner();
        var course = CertificationFixture.Completion(learner, area.Village, $"module-of-{code}");
        var programme = Programme(course, code);
        await fixture.Handled([await fixture.Bus.Publish(course)]);
        if (first)
            await fixture.Handled([await fixture.Bus.Publish(Reversal(programme, course.CompletionId))]);
        var completed = await fixture.Bus.Publish(programme);
        await fixture.Handled([completed]);
        if (!first)
        {
            await fixture.CertificateOf(learner, CertificateStatus.Valid);
            await fixture.Bus.Publish(Reversal(programme, course.CompletionId));
            await fixture.CertificateOf(learner, CertificateStatus.Revoked);
        }

        Assert.False(await fixture.Db(db => db.Certificates.AnyAsync(
            c => c.LearnerId == learner && c.Status != CertificateStatus.Revoked)));
    }

    private static ProgrammeCompleted Programme(CourseCompleted course, string code) => new()
    {
        ProgrammeCompletionId = Guid.CreateVersion7(),
        Version = 1,
        OccurredAt = DateTimeOffset.UtcNow,
        LearnerId = course.LearnerId,
        ProgrammeId = Guid.CreateVersion7(),
        ProgrammeCode = code,
        ProgrammeVersion = 1,
        ProgrammeTitle = "Chương trình 4T",
        AreaId = course.AreaId,
        CompletionIds = [course.CompletionId],
        Issuer = "Ban Chỉ đạo",
    };

    private static ProgrammeCompletionReversed Reversal(ProgrammeCompleted programme, Guid completion) => new()
    {
        ProgrammeCompletionId = programme.ProgrammeCompletionId,
        Version = 2,
        OccurredAt = DateTimeOffset.UtcNow,
        LearnerId = programme.LearnerId,
        ProgrammeId = programme.ProgrammeId,
        ProgrammeVersion = programme.ProgrammeVersion,
        AreaId = programme.AreaId,
        CompletionId = completion,
    };

    private static CompletionReversed Reversal(Guid learner, Guid completion, Guid area) => new()
    {
        CompletionId = completion,
        Version = 2,
        OccurredAt = DateTimeOffset.UtcNow,
        LearnerId = learner,
        CourseId = Guid.CreateVersion7(),
        CourseVersion = 1,
        AreaId = area,
        Cycle = 1,
        ReasonCode = "fraud",
    };
}
