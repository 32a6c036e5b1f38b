using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Messaging.TestHost;
using Platform.Messaging.Tests.Host;
using Platform.Testing;

namespace Platform.Messaging.Tests;

public sealed class DeliveryTests(TestPair pair) : IClassFixture<TestPair>
{
    [Fact]
    public async Task An_event_saved_with_its_state_reaches_the_consumer_once_and_is_archived()
    {
        var completion = Samples.Completion();

        await pair.Course.Save(db => db.AddEvent(completion));

        await pair.EffectsAre(completion.CompletionId, 1);
        await Eventually.True(async () => await pair.Course.Scalar<long>(
            "select count(*) from messaging.outbox_archive where aggregate_id = $1",
                completion.CompletionId.ToString()) == 1, "the archive");
        Assert.Equal(0, await pair.Course.Scalar<long>(
            "select count(*) from messaging.outbox where aggregate_id = $1", completion.CompletionId.ToString()));
    }

    [Fact]
    public async Task No_event_leaves_when_the_transaction_fails()
    {
        var taken = new Item { Id = Guid.CreateVersion7(), Name = Guid.NewGuid().ToString() };
        await pair.Course.Save(db => db.Items.Add(taken));
        var completion = Samples.Completion();

        await Assert.ThrowsAsync<DbUpdateException>(() => pair.Course.Save(db =>
        {
            db.AddEvent(completion);
            db.Items.Add(new Item { Id = Guid.CreateVersion7(), Name = taken.Name });
        }));

        var next = Samples.Completion();
        await pair.Course.Save(db => db.AddEvent(next));
        await pair.EffectsAre(next.CompletionId, 1);
        Assert.Equal(0, await pair.Effects(completion.CompletionId));
    }

    [Fact]
    public async Task An_event_of_another_service_is_refused()
    {
        var foreign = new LearnerRegistered
        {
            LearnerId = Guid.NewGuid(),
            Version = 1,
            OccurredAt = DateTimeOffset.UnixEpoch,
            AreaId = Guid.NewGuid(),
            Audiences = ["citizen"],
            PreferredLanguage = "vi",
        };

        var refusal =
            await Assert.ThrowsAsync<InvalidOperationException>(() => pair.Course.Save(db => db.AddEvent(foreign)));

        Assert.Contains(
            "learner.learner-registered.v1 belongs to \"learner\"", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trace_of_the_writer_is_the_trace_of_the_consumer()
    {
        var completion = Samples.Completion();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "MassTransit",
            Sample = (ref _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        using (var trace = TestPair.Trace())
        {
            await pair.Course.Save(db => db.AddEvent(completion));

            await pair.EffectsAre(completion.CompletionId, 1);
            Assert.Equal(trace.TraceId.ToString(), await pair.Certification.Scalar<string>(
                "select trace from effects where aggregate_id = $1", completion.CompletionId));
        }
    }

    [Fact]
    public async Task The_state_of_the_trace_travels_with_it_and_stays_with_a_parked_message()
    {
        var poison = Samples.Completion() with { ScorePercent = CompletionConsumer.Poison };
        using (var trace = TestPair.Trace())
        {
            trace.TraceStateString = "province=19";
            await pair.Course.Save(db => db.AddEvent(poison));
        }

        await Eventually.True(async () => await pair.Certification.Scalar<string?>(
            "select max(headers->>'tracestate') from messaging.inbox_parked where aggregate_id = $1",
            poison.CompletionId.ToString()) == "province=19", "the state of the trace beside the parked message");
    }

    [Fact]
    public async Task Two_events_of_one_version_cannot_both_be_saved()
    {
        var id = Guid.CreateVersion7();
        await pair.Course.Save(db => db.AddEvent(Samples.Completion(id)));

        // The row may have been sent already: the unique key speaks only for waiting rows, the aggregate's own version
        // for ever.
        await Assert.ThrowsAnyAsync<Exception>(() => pair.Course.Save(db =>
        {
            db.AddEvent(Samples.Completion(id, 2));
            db.AddEvent(Samples.Completion(id, 2));
        }));
    }

    [Fact]
    public async Task A_replay_repairs_a_consumer_that_lost_its_rows_and_changes_nothing_where_it_did_not()
    {
        var known = Samples.Completion();
        var lost = Samples.Completion();
        await pair.Course.Save(db => db.AddEvent(known));
        await pair.Course.Save(db => db.AddEvent(lost));
        await pair.EffectsAre(known.CompletionId, 1);
        await pair.EffectsAre(lost.CompletionId, 1);
        // The consumer may be done before the relay has stored the confirm, and only what is archived is replayed.
        await Eventually.True(async () => await pair.Course.Scalar<long>(
            "select count(*) from messaging.outbox_archive where aggregate_id = $1",
            lost.CompletionId.ToString()) == 1, "the event in the archive");
        await pair.Certification.Scalar<int?>("""
            with gone as (delete from effects where aggregate_id = $1)
            delete from messaging.inbox where message_id in (select message_id from messaging.inbox) returning 1
            """, lost.CompletionId);
        await pair.Certification.Scalar<int?>(
            "delete from effects where aggregate_id = $1 returning 1", known.CompletionId);

        var replayer = pair.Course.Get<Outbox.Replayer>();
        Assert.True(replayer.TryStart(new(
            TestPair.Queue, "course.course-completed.v1", DateTimeOffset.UtcNow.AddHours(-1), null,
                lost.CompletionId.ToString())));

        await pair.EffectsAre(lost.CompletionId, 1);
        Assert.Equal(0, await pair.Effects(known.CompletionId));
    }
}
