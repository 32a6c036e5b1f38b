using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Certifications.V1;
using Platform.Contracts.Notifications.V1;
using Platform.Notifications.Broadcasts;
using Platform.Notifications.Messages;
using Platform.Notifications.Templates;
using Platform.Testing;

namespace Platform.Notifications.Tests;

/// <summary>Of many numbers some are dead. That is no news of a person, and they are not written to again.</summary>
public sealed class BroadcastFailureTests(BroadcastFixture service) : IClassFixture<BroadcastFixture>
{
    [Fact]
    public async Task A_dead_number_is_told_as_a_failure_of_the_broadcast_and_the_next_one_suggests_a_visit()
    {
        var commune = await service.NewCommune();
        var (lost, other) = (await service.NewPerson(commune), await service.NewPerson(commune));
        using var officer = service.Officer(commune);
        var first = await Sent(officer, [lost, other]);

        await service.Receipt(await MessageOf(first, lost), "undeliverable");
        await Dead(lost, isDead: true);
        var second = await BroadcastFixture.Send(officer, new { visitUnreachable = true });
        await service.Ended(second);

        var told = Assert.Single(await service.Bus.Events<MessageUndeliverable>(), evt => evt.LearnerId == lost);
        Assert.Equal(("permanent-failure", first), (told.ReasonCode, told.BroadcastId));
        Assert.Equal([other], await service.WrittenTo(second));
        Assert.Equal(lost, Assert.Single(
            await service.Bus.Events<VisitSuggested>(), evt => evt.BroadcastId == second).LearnerId);
    }

    [Fact]
    public async Task A_dead_number_is_alive_once_something_arrives_or_another_takes_its_place()
    {
        var commune = await service.NewCommune();
        var (back, moved) = (await service.NewPerson(commune), await service.NewPerson(commune));
        using var officer = service.Officer(commune);
        var first = await Sent(officer, [back, moved]);
        foreach (var learner in new[] { back, moved })
        {
            await service.Receipt(await MessageOf(first, learner), "undeliverable");
            await Dead(learner, isDead: true);
        }

        await service.Bus.Publish(NotificationFixture.Certificate(back)); // told for themselves: tried all the same
        var notice = await Eventually.Get(
            () => service.Db(db => db.Messages.AsNoTracking().SingleOrDefaultAsync(
                message => message.LearnerId == back && !message.IsBroadcast
                    && message.State == MessageState.Accepted)),
            "the notice");
        await service.Receipt(notice.Id, "delivered");
        await service.ContactChanged(moved, NotificationFixture.NewPhone(), version: 4);
        await Dead(back, isDead: false);
        await Dead(moved, isDead: false);

        await Sent(officer, [back, moved]);
    }

    [Fact]
    public async Task Nobody_is_to_be_visited_before_a_second_person_has_approved()
    {
        var commune = await service.NewCommune();
        await service.AddPeople(commune, 40);
        var lonely = await service.NewPerson(commune, network: null);
        using var author = service.Officer(commune);
        using var other = service.Officer(commune, "approver");
        var id = await BroadcastFixture.Send(
            author, new { visitUnreachable = true }, new { startsAt = DateTimeOffset.UtcNow.AddSeconds(2) });
        await service.AddPeople(commune, 20);

        await service.Ended(id, BroadcastState.Paused);
        Assert.False(await service.Db(db => db.VisitSuggestions.AnyAsync(visit => visit.LearnerId == lonely)));
        using var refused = await author.Command($"/broadcasts/{id}/resume", new { });
        Assert.Equal("approval-needed", await refused.Code());
        using var approved = await other.Command($"/broadcasts/{id}/approve", new { decisionNo = "45-KH/BTGDV" });
        approved.EnsureSuccessStatusCode();
        (await author.Command($"/broadcasts/{id}/resume", new { })).EnsureSuccessStatusCode();

        await service.Ended(id);
        Assert.Equal(60, (await service.WrittenTo(id)).Distinct().Count());
        Assert.True(await service.Db(db => db.VisitSuggestions.AnyAsync(visit => visit.LearnerId == lonely)));
    }

    [Fact]
    public async Task Values_that_make_a_text_too_long_are_refused_before_a_million_are_sent_it()
    {
        using var officer = service.Officer(await service.NewCommune());
        await service.Db(async db =>
        {
            var version = new TemplateVersion
            {
                Id = Guid.CreateVersion7(),
                Code = "many-words",
                Version = 1,
                Category = "notice",
                Topic = "classes",
                Promise = DeliveryPromise.AtLeastOnce,
                Retention = "service",
                Sample = new Dictionary<string, string> { ["a"] = "x" },
                WrittenBy = "writer",
                WrittenAt = DateTimeOffset.UtcNow,
            };
            version.Approve("approver", DateTimeOffset.UtcNow);
            db.TemplateVersions.Add(version);
            db.Templates.Add(new Template
            {
                Code = "many-words",
                Version = 1,
                Locale = "vi",
                Category = "notice",
                Text = string.Concat(Enumerable.Repeat("{a}", 8)),
            });
            return await db.SaveChangesAsync();
        });

        using var answer = await officer.Command(
            "/broadcasts", new { name = "x", templateCode = "many-words", values = new { a = new string('a', 90) } });

        Assert.Equal("broadcast-too-long", await answer.Code());
    }

    [Fact]
    public async Task A_certificate_counts_while_it_is_valid_and_its_successor_after_it()
    {
        var commune = await service.NewCommune();
        var holder = await service.NewPerson(commune);
        using var officer = service.Officer(commune);
        var first = await service.Certified(holder);

        await Becomes(first, new CertificateSuspended
        {
            CertificateId = first,
            Version = 2,
            OccurredAt = DateTimeOffset.UtcNow,
            LearnerId = holder,
            AreaId = commune,
            ReasonCode = "complaint",
        }, stands: false);
        Assert.Equal(0, await Holders());
        await Becomes(first, new CertificateReinstated
        {
            CertificateId = first,
            Version = 3,
            OccurredAt = DateTimeOffset.UtcNow,
            LearnerId = holder,
            AreaId = commune,
        }, stands: true);
        Assert.Equal(1, await Holders());
        var second = await service.Certified(holder);
        await Becomes(first, new CertificateReissued
        {
            CertificateId = first,
            Version = 4,
            OccurredAt = DateTimeOffset.UtcNow,
            LearnerId = holder,
            AreaId = commune,
            ReplacedById = second,
            ReasonCode = "name-corrected",
        }, stands: false);
        Assert.Equal(1, await Holders());
        await Becomes(second, new CertificateExpired
        {
            CertificateId = second,
            Version = 2,
            OccurredAt = DateTimeOffset.UtcNow,
            LearnerId = holder,
            AreaId = commune,
        }, stands: false);
        Assert.Equal(0, await Holders());

        async Task<int> Holders()
        {
            using var drafted = await BroadcastFixture.Draft(officer, new { stages = new[] { "certified" } });
            var preview = await officer.Read($"/broadcasts/{await drafted.Id()}/preview");
            return preview.GetProperty("people").GetInt32();
        }
    }

    private async Task<Guid> Sent(HttpClient officer, Guid[] people)
    {
        var id = await BroadcastFixture.Send(officer);
        await service.Ended(id);
        Assert.Equal(people.Order(), await service.WrittenTo(id));
        return id;
    }

    private async Task<Guid> MessageOf(Guid broadcast, Guid learner) => (await Eventually.Get(
        () => service.Db(db => db.Messages.AsNoTracking().SingleOrDefaultAsync(
            message => message.SourceEventId == broadcast && message.LearnerId == learner
                && message.State == MessageState.Accepted)),
        "the message handed over")).Id;

    private Task Dead(Guid learner, bool isDead) => Eventually.True(
        () => service.Db(db => db.NumberLinks.AnyAsync(
            number => number.LearnerId == learner && (number.DeadAt != null) == isDead)),
        "what is known of the number");

    private async Task Becomes<T>(Guid certificate, T evt, bool stands)
        where T : class
    {
        await service.Bus.Publish(evt);
        await Eventually.True(
            () => service.Db(db => db.Attainments.AnyAsync(row => row.Id == certificate && row.Stands == stands)),
            $"{typeof(T).Name}");
    }
}
