using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;

namespace Platform.Notifications.Reminders;

/// <summary>Keeps who has a seat in which class; its two events come by two queues.</summary>
internal sealed class SeatConsumer(NotificationDbContext db) :
    IConsumer<EnrolmentCreated>, IConsumer<EnrolmentCancelled>
{
    public Task Consume(ConsumeContext<EnrolmentCreated> context)
    {
        var evt = context.Message;
        return Apply(evt.EnrolmentId, evt.ClassId, evt.LearnerId, taken: true, evt.Version, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<EnrolmentCancelled> context)
    {
        var evt = context.Message;
        return Apply(evt.EnrolmentId, evt.ClassId, evt.LearnerId, taken: false, evt.Version, context.CancellationToken);
    }

    private async Task Apply(
        Guid enrolmentId, Guid classId, Guid learnerId, bool taken, long version, CancellationToken cancellationToken)
    {
        var seat = (await db.ClassSeats
            .FromSql($"select * from class_seats where enrolment_id = {enrolmentId} for update")
            .ToListAsync(cancellationToken)).SingleOrDefault();
        if (seat is null)
        {
            seat = new ClassSeat { EnrolmentId = enrolmentId, ClassId = classId, LearnerId = learnerId };
            db.ClassSeats.Add(seat);
        }
        else if (seat.Version >= version)
        {
            return;
        }

        (seat.Taken, seat.Version) = (taken, version);
    }
}
