using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Notifications.Contacts;
using Platform.Notifications.Messages;
using Platform.Testing;

namespace Platform.Notifications.Tests;

/// <summary>A message to either id of somebody who was registered twice reaches that person, or nobody.</summary>
[Trait("requirement", "000-06")]
public sealed class MergedLearnerTests(NotificationFixture service) : IClassFixture<NotificationFixture>
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddDays(-1);

    [Fact]
    public async Task A_message_to_the_old_id_goes_to_the_number_of_the_one_that_stays()
    {
        var (winner, number) = await Known();
        var (loser, old) = await Known();
        var merge = await Merge(winner, loser);

        await service.Bus.Publish(NotificationFixture.Certificate(loser));
        await Ends(loser, MessageState.Accepted, 1);
        await Unmerge(merge, winner, loser);
        await service.Bus.Publish(NotificationFixture.Certificate(loser));
        await Ends(loser, MessageState.Accepted, 2);

        Assert.Single(service.Door.Requests, request => request.Dispatch.To == number);
        Assert.Single(service.Door.Requests, request => request.Dispatch.To == old);
    }

    [Fact]
    public async Task What_waits_for_a_number_is_sent_when_a_merge_brings_one()
    {
        var (winner, number) = await Known();
        var loser = Guid.CreateVersion7();
        await service.Bus.Publish(NotificationFixture.Certificate(loser));
        await Ends(loser, MessageState.Pending, 1);

        await Merge(winner, loser);

        await Ends(loser, MessageState.Accepted, 1);
        Assert.Single(service.Door.Requests, request => request.Dispatch.To == number);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_objection_of_either_id_stops_messages_to_both_and_ends_with_the_merge(bool objectsAsWinner)
    {
        var ((winner, _), (loser, _)) = (await Known(), await Known());
        var objecting = objectsAsWinner ? winner : loser;
        await Say(objecting, objects: true, version: 1, Start);
        var merge = await Merge(winner, loser, Start.AddHours(1));

        foreach (var id in new[] { winner, loser })
        {
            await service.Bus.Publish(NotificationFixture.Certificate(id));
            await Ends(id, MessageState.Undeliverable, 1);
        }

        await Unmerge(merge, winner, loser);
        var other = objectsAsWinner ? loser : winner;
        await service.Bus.Publish(NotificationFixture.Certificate(other));
        await service.Bus.Publish(NotificationFixture.Certificate(objecting));
        await Ends(other, MessageState.Accepted, 1);
        await Ends(objecting, MessageState.Undeliverable, 2);
    }

    [Fact]
    public async Task Whoever_takes_the_objection_back_after_the_merge_gets_messages_again()
    {
        var ((winner, number), (loser, _)) = (await Known(), await Known());
        await Say(loser, objects: true, version: 1, Start);
        await Merge(winner, loser, Start.AddHours(1));
        await Say(winner, objects: true, version: 1, Start.AddHours(1)); // told by Learner when it came along
        await Say(winner, objects: false, version: 2, Start.AddHours(2));

        await service.Bus.Publish(NotificationFixture.Certificate(winner));

        await Ends(winner, MessageState.Accepted, 1);
        Assert.Single(service.Door.Requests, request => request.Dispatch.To == number);
    }

    [Fact]
    public void An_undoing_that_comes_late_leaves_nobody_going_in_circles()
    {
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var persons = new Persons([Row(one, other), Row(other, one)], []);

        Assert.Contains(persons.Current(one), new[] { one, other });
        Assert.False(persons.Object(one));

        static LearnerMerge Row(Guid winner, Guid loser) =>
            new() { MergeId = Guid.CreateVersion7(), WinnerId = winner, LoserId = loser, MergedAt = Start };
    }

    private async Task<(Guid Learner, string Phone)> Known()
    {
        var (learner, phone) = (Guid.CreateVersion7(), NotificationFixture.NewPhone());
        await service.ContactChanged(learner, phone);
        await Seen(db => db.Contacts.AnyAsync(contact => contact.LearnerId == learner), "the contact");
        return (learner, phone);
    }

    private async Task<Guid> Merge(Guid winner, Guid loser, DateTimeOffset? at = null)
    {
        var merge = Guid.CreateVersion7();
        await service.Bus.Publish(new LearnersMerged
        {
            LearnerId = winner,
            Version = 4,
            OccurredAt = at ?? DateTimeOffset.UtcNow,
            MergedLearnerId = loser,
            MergeId = merge,
            AreaId = NotificationFixture.Commune,
        });
        await Seen(db => db.LearnerMerges.AnyAsync(row => row.MergeId == merge), "the merge");
        return merge;
    }

    private async Task Unmerge(Guid merge, Guid winner, Guid loser)
    {
        await service.Bus.Publish(new LearnersUnmerged
        {
            LearnerId = winner,
            Version = 5,
            OccurredAt = DateTimeOffset.UtcNow,
            MergedLearnerId = loser,
            MergeId = merge,
            AreaId = NotificationFixture.Commune,
        });
        await Seen(db => db.LearnerMerges.AnyAsync(row => row.MergeId == merge && row.Undone), "the undoing");
    }

    private async Task Say(Guid learner, bool objects, long version, DateTimeOffset at)
    {
        await (objects
            ? service.Bus.Publish(new ConsentWithdrawn
            {
                ConsentId = learner,
                Version = version,
                OccurredAt = at,
                LearnerId = learner,
                Purpose = "sms-notices",
                Channel = "paper",
                WithdrawnOn = new DateOnly(2026, 3, 1),
            })
            : service.Bus.Publish(new ConsentGiven
            {
                ConsentId = learner,
                Version = version,
                OccurredAt = at,
                LearnerId = learner,
                Purpose = "sms-notices",
                Channel = "paper",
                GivenOn = new DateOnly(2026, 3, 1),
            }));
        await Seen(
            db => db.Objections.AnyAsync(one => one.LearnerId == learner && one.Version == version), "the answer");
    }

    private Task Seen(Func<NotificationDbContext, Task<bool>> seen, string what) =>
        Eventually.True(() => service.Use(seen), what);

    private Task Ends(Guid learner, MessageState state, int count) => Eventually.True(
        async () => await service.Use((NotificationDbContext db) =>
            db.Messages.CountAsync(message => message.LearnerId == learner && message.State == state)) == count,
        $"{count} messages {state}");
}
