using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Messaging;
using Platform.Notifications.Messages;
using Platform.Notifications.Sending;

namespace Platform.Notifications.Reminders;

/// <summary>
/// Keeps when classes and sessions meet. A reminder of a time that no longer holds, and has not gone out, does not go
/// any more; one that nobody has read leaves the inbox.
/// </summary>
internal sealed class MeetingConsumer(NotificationDbContext db, TimeProvider time) :
    IConsumer<ClassScheduled>, IConsumer<ClassRescheduled>, IConsumer<ClassCancelled>,
    IConsumer<SessionScheduled>, IConsumer<SessionRescheduled>, IConsumer<SessionCancelled>
{
    private const string SelfPaced = "self-paced";

    public Task Consume(ConsumeContext<ClassScheduled> context)
    {
        var evt = context.Message;
        return evt.Kind == SelfPaced
            ? Task.CompletedTask
            : Apply(evt.ClassId, evt.ClassId, evt.AreaId, evt.StartsAt, false, evt.Version, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<ClassRescheduled> context)
    {
        var evt = context.Message;
        return Apply(evt.ClassId, evt.ClassId, evt.AreaId, evt.StartsAt, false, evt.Version, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<ClassCancelled> context)
    {
        var evt = context.Message;
        return Apply(evt.ClassId, evt.ClassId, evt.AreaId, evt.StartsAt, true, evt.Version, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<SessionScheduled> context)
    {
        var evt = context.Message;
        return Apply(
            evt.SessionId, evt.ClassId, evt.AreaId, evt.StartsAt, false, evt.Version, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<SessionRescheduled> context)
    {
        var evt = context.Message;
        return Apply(
            evt.SessionId, evt.ClassId, evt.AreaId, evt.StartsAt, false, evt.Version, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<SessionCancelled> context)
    {
        var evt = context.Message;
        return Apply(
            evt.SessionId, evt.ClassId, evt.AreaId, evt.StartsAt, true, evt.Version, context.CancellationToken);
    }

    private async Task Apply(
        Guid id, Guid classId, Guid areaId, DateTimeOffset startsAt, bool cancelled, long version,
        CancellationToken cancellationToken)
    {
        // Held from here on: its other events come by queues of their own, and a reminder may just be under way.
        var meeting = (await db.Meetings.FromSql($"select * from meetings where id = {id} for update")
            .ToListAsync(cancellationToken)).SingleOrDefault();
        if (meeting is null)
        {
            meeting = new Meeting
            {
                Id = id,
                ClassId = classId,
                AreaId = areaId,
                Cancelled = cancelled,
                Version = version,
            };
            meeting.MeetAt(startsAt);
            db.Meetings.Add(meeting);
            return;
        }

        if (meeting.Version >= version)
            return;
        if (cancelled || meeting.StartsAt != startsAt)
            await TakeBack(meeting.ReminderId, cancellationToken);
        meeting.MeetAt(startsAt);
        (meeting.Cancelled, meeting.Version) = (cancelled, version);
    }

    private async Task TakeBack(Guid reminderId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var waiting = await db.Messages
            .FromSql($"select * from messages where source_event_id = {reminderId} order by id for update")
            .ToListAsync(cancellationToken);
        foreach (var message in waiting.Where(message => message.State is MessageState.Pending or MessageState.Created
            || message is { State: MessageState.Accepted, Channel: ChannelNames.Inbox }))
        {
            if (message.GiveUp("class-changed", now) is { } undeliverable)
                db.AddEvent(undeliverable);
        }
    }
}
