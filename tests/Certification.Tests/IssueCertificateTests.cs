using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Contracts.Certifications.V1;
using Platform.Testing;

namespace Platform.Certifications.Tests;

public sealed class IssueCertificateTests(CertificationFixture fixture) : IClassFixture<CertificationFixture>
{
    [Fact]
    public async Task A_completion_becomes_a_signed_certificate()
    {
        var area = await fixture.NewVillage();
        var learner = await fixture.NewLearner();
        var completion = CertificationFixture.Completion(learner, area.Village, "scam-avoidance");

        await fixture.Bus.Publish(completion);
        var certificate = await fixture.CertificateOf(learner, CertificateStatus.Valid);

        Assert.StartsWith("BDHVS-19-", certificate.Number, StringComparison.Ordinal);
        var intent = await fixture.IntentOf(certificate.Id);
        Assert.NotNull(intent.SignedAt);
        var events = await EventsOf(learner);
        Assert.Equal(
            new CertificateIssued
            {
                CertificateId = certificate.Id,
                Version = 1,
                OccurredAt = Assert.Single(events).OccurredAt,
                LearnerId = learner,
                AreaId = area.Village,
                CompletionId = completion.CompletionId,
                CriterionCode = "scam-avoidance",
                CriterionVersion = 1,
                Number = certificate.Number,
                PublicId = certificate.PublicId,
                Title = "Giấy xác nhận hoàn thành khóa học “Phòng tránh lừa đảo trên mạng”",
                Cycle = 1,
            },
            events[0]);
    }

    [Fact]
    public async Task One_completion_delivered_five_times_gives_one_certificate()
    {
        var area = await fixture.NewVillage();
        var learner = await fixture.NewLearner();
        var completion = CertificationFixture.Completion(learner, area.Village);
        var once = await fixture.Bus.Publish(completion);
        for (var i = 0; i < 4; i++)
            await fixture.Bus.Publish(completion, once);
        var redriven = await fixture.Bus.Publish(completion); // forgotten by the inbox: the natural key decides

        await fixture.Handled([once, redriven]);
        await fixture.CertificateOf(learner, CertificateStatus.Valid);

        Assert.Equal(1, await fixture.Db(db => db.Certificates.CountAsync(c => c.LearnerId == learner)));
        Assert.Single(await EventsOf(learner));
    }

    [Fact]
    [Trait("attack", "C05")]
    public async Task Fifty_completions_at_once_give_one_certificate()
    {
        var area = await fixture.NewVillage();
        var learner = await fixture.NewLearner();
        var completions = Enumerable.Range(0, 50).Select(_ => CertificationFixture.Completion(learner, area.Village));

        var messages = await Task.WhenAll(completions.Select(completion => fixture.Bus.Publish(completion)));
        await fixture.Handled(messages);
        var certificate = await fixture.CertificateOf(learner, CertificateStatus.Valid);

        Assert.Equal(1, await fixture.Db(db => db.Certificates.CountAsync(c => c.LearnerId == learner)));
        Assert.Equal(1, await fixture.Db(db => db.Issuances.CountAsync(i => i.CertificateId == certificate.Id)));
        Assert.Single(await EventsOf(learner));
    }

    [Fact]
    [Trait("attack", "C05")]
    public async Task One_completion_told_fifty_times_at_once_gives_one_certificate()
    {
        var area = await fixture.NewVillage();
        var learner = await fixture.NewLearner();
        var completion = CertificationFixture.Completion(learner, area.Village);

        var messages = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => fixture.Bus.Publish(completion)));
        await fixture.Handled(messages);
        var certificate = await fixture.CertificateOf(learner, CertificateStatus.Valid);

        Assert.Equal(1, await fixture.Db(db => db.Certificates.CountAsync(c => c.LearnerId == learner)));
        Assert.Equal(1, await fixture.Db(db => db.Issuances.CountAsync(i => i.CertificateId == certificate.Id)));
        Assert.Single(await EventsOf(learner));
    }

    [Fact]
    public async Task A_course_without_a_criterion_earns_nothing()
    {
        var learner = await fixture.NewLearner();

        var message = await fixture.Bus.Publish(
            CertificationFixture.Completion(learner, Guid.CreateVersion7(), "knows-no-criterion"));
        await fixture.Handled([message]);

        Assert.Equal(0, await fixture.Db(db => db.Certificates.CountAsync(c => c.LearnerId == learner)));
    }

    [Fact]
    public async Task A_completion_that_overtakes_the_commune_waits_for_it_and_then_bears_its_name()
    {
        Guid province = Guid.CreateVersion7(), commune = Guid.CreateVersion7(), village = Guid.CreateVersion7();
        var learner = await fixture.NewLearner();
        await fixture.Bus.Publish(CertificationFixture.Area("province", [province], "Tỉnh Thái Nguyên"));
        await fixture.Bus.Publish(CertificationFixture.Area("village", [province, commune, village], "Thôn Nà Pán"));

        await fixture.Bus.Publish(CertificationFixture.Completion(learner, village));
        var pending = await fixture.CertificateOf(learner, CertificateStatus.Pending);
        await fixture.Bus.Publish(CertificationFixture.Area("commune", [province, commune], "Xã Ba Bể"));
        await fixture.CertificateOf(learner, CertificateStatus.Valid);

        using var anybody = fixture.CreateClient();
        var seen = await anybody.GetStringAsync($"/verify/{pending.PublicId}");
        Assert.Contains("\"issuingUnit\":\"Xã Ba Bể\"", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_course_held_by_the_province_is_certified_by_the_province()
    {
        var area = await fixture.NewVillage();

        var certificate = await fixture.NewCertificate(area.Province);

        using var anybody = fixture.CreateClient();
        var seen = await anybody.GetStringAsync($"/verify/{certificate.PublicId}");
        Assert.Contains("\"issuingUnit\":\"Tỉnh Thái Nguyên\"", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_completion_that_overtakes_the_name_waits_for_it()
    {
        var area = await fixture.NewVillage();
        var learner = Guid.CreateVersion7();

        await fixture.Bus.Publish(CertificationFixture.Completion(learner, area.Village));
        var pending = await fixture.CertificateOf(learner, CertificateStatus.Pending);
        using var officer = fixture.SignInAs(area.Commune);
        var seen = await officer.GetStringAsync($"/certificates/{pending.Id}");
        await fixture.Name(learner, "Hoàng Văn Thụ");
        var issued = await fixture.CertificateOf(learner, CertificateStatus.Valid);

        Assert.Contains("\"pendingReason\":\"learner-name\"", seen, StringComparison.Ordinal);
        Assert.Equal(pending.Number, issued.Number);
        Assert.Equal("Hoàng Văn Thụ", issued.HolderName);
    }

    [Fact]
    public async Task A_name_corrected_after_issuing_changes_no_certificate()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village, "Nguyễn Thị Hoa");
        var artefact = await fixture.ArtefactOf(certificate.Id);

        await fixture.Name(certificate.LearnerId, "Nguyễn Thị Hòa", version: 2);
        await Eventually.True(
            () => fixture.Db(db => db.Learners.AnyAsync(
                l => l.Id == certificate.LearnerId && l.FullName == "Nguyễn Thị Hòa")),
            "the corrected name");

        var unchanged = await fixture.CertificateOf(certificate.LearnerId, CertificateStatus.Valid);
        Assert.Equal("Nguyễn Thị Hoa", unchanged.HolderName);
        Assert.Equal(artefact, await fixture.ArtefactOf(certificate.Id));
    }

    [Fact]
    [Trait("fault", "F10")]
    public async Task A_certificate_whose_storing_fails_is_revocable_by_number_and_then_never_issued()
    {
        var area = await fixture.NewVillage();
        var learner = Guid.CreateVersion7();
        await fixture.Bus.Publish(CertificationFixture.Completion(learner, area.Village));
        var pending = await fixture.CertificateOf(learner, CertificateStatus.Pending);
        await FailStoring(pending.Id);
        await fixture.Name(learner, "Lò Văn Inh");
        await Eventually.True(
            async () => (await fixture.IntentOf(pending.Id)).LastError is not null, "a failed attempt to store");

        using var officer = fixture.SignInAs(area.Province);
        var found = await officer.GetStringAsync($"/certificates?number={pending.Number}");
        var answer = await officer.Revoke(pending.Id, "*");
        await AllowStoring();

        Assert.Contains(pending.Id.ToString(), found, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Empty(await EventsOf(learner));
        Assert.Equal(0, await fixture.Db(db => db.Issuances.CountAsync(i => i.CertificateId == pending.Id)));
    }

    [Fact]
    public async Task Issuing_stays_in_the_trace_of_the_completion()
    {
        var area = await fixture.NewVillage();
        var learner = Guid.CreateVersion7();
        var traceId = System.Diagnostics.ActivityTraceId.CreateRandom().ToString();

        await fixture.Bus.Publish(
            CertificationFixture.Completion(learner, area.Village), traceparent: $"00-{traceId}-00f067aa0ba902b7-01");
        var pending = await fixture.CertificateOf(learner, CertificateStatus.Pending);
        await fixture.Name(learner, "Giàng A Páo");
        await fixture.CertificateOf(learner, CertificateStatus.Valid);

        var parent = await fixture.Db(db => db.Database.SqlQuery<string>($"""
            select traceparent as "Value" from messaging.outbox where aggregate_id = {pending.Id.ToString()}
            union all
            select traceparent from messaging.outbox_archive where aggregate_id = {pending.Id.ToString()}
            """).SingleAsync());
        Assert.Contains(traceId, parent, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<CertificateIssued>> EventsOf(Guid learner) =>
        [.. (await fixture.Bus.Events<CertificateIssued>()).Where(e => e.LearnerId == learner)];

    private async Task FailStoring(Guid certificateId)
    {
        await fixture.Db(db => db.Database.ExecuteSqlAsync($$"""
            create table refused (certificate_id uuid);
            create function refuse() returns trigger language plpgsql as $f$
            begin
              if exists (select from refused r where r.certificate_id = new.certificate_id) then
                raise exception 'refused';
              end if;
              return new;
            end $f$;
            create trigger refuse before insert on issuances for each row execute function refuse();
            """));
        await fixture.Db(db => db.Database.ExecuteSqlAsync($"insert into refused values ({certificateId})"));
    }

    private Task<int> AllowStoring() => fixture.Db(db => db.Database.ExecuteSqlAsync(
        $"drop trigger refuse on issuances; drop function refuse(); drop table refused"));
}
