using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Notifications.Messages;
using Platform.Testing;

namespace Platform.Notifications.Tests;

public sealed class ReminderTests(RoutedFixture service) : IClassFixture<RoutedFixture>
{
    private static readonly Guid Course = Guid.CreateVersion7();

    [Fact]
    public async Task Who_has_a_seat_is_reminded_once_the_day_before_and_told_again_when_the_class_moves()
    {
        var (learner, phone) = await service.Known();
        var (gone, other) = await service.Known();
        var (classId, start) = (Guid.CreateVersion7(), service.Clock.GetUtcNow().AddHours(20));
        await Seat(classId, gone, 1, cancelled: false);
        await Seat(classId, gone, 2, cancelled: true);
        await Seat(classId, learner, 1, cancelled: false);
        await Taken(classId, 1);
        await Schedule(classId, start);

        await Eventually.True(() => Task.FromResult(service.Door.RequestsTo(phone).Any()), "the reminder");
        var local = start.ToOffset(TimeSpan.FromHours(7));
        Assert.Equal(
            $"[BDHVS] Nhac ban: lop hoc bat dau luc {local:HH:mm} ngay {local:dd'/'MM'/'yyyy}. "
            + "Ban nho mang dien thoai. Ban viec thi bao cho to cong nghe so cong dong.",
            Assert.Single(service.Door.RequestsTo(phone)).Text);

        await service.Bus.Publish(new ClassRescheduled
        {
            ClassId = classId,
            Version = 2,
            OccurredAt = DateTimeOffset.UtcNow,
            AreaId = NotificationFixture.Commune,
            StartsAt = start.AddHours(2),
            PreviousStartsAt = start,
            ReasonCode = "weather",
        });
        await Eventually.True(() => Task.FromResult(service.Door.RequestsTo(phone).Count() == 2), "the other time");
        Assert.Empty(service.Door.RequestsTo(other));
    }

    [Fact]
    public async Task A_reminder_that_has_not_gone_out_does_not_go_when_the_class_is_cancelled()
    {
        var (learner, classId) = (Guid.CreateVersion7(), Guid.CreateVersion7()); // no number yet: it waits
        var start = service.Clock.GetUtcNow().AddHours(20);
        await Seat(classId, learner, 1, cancelled: false);
        await Schedule(classId, start);
        await Eventually.True(() => Is(learner, MessageState.Pending), "the reminder waiting");

        await service.Bus.Publish(new ClassCancelled
        {
            ClassId = classId,
            Version = 2,
            OccurredAt = DateTimeOffset.UtcNow,
            AreaId = NotificationFixture.Commune,
            StartsAt = start,
            SeatsTaken = 1,
            ReasonCode = "weather",
        });

        await Eventually.True(() => Is(learner, MessageState.Undeliverable), "the reminder taken back");
        Assert.Equal(
            "class-changed",
            await service.Use((NotificationDbContext db) => db.Messages
                .Where(message => message.LearnerId == learner).Select(message => message.ReasonCode).SingleAsync()));
    }

    [Fact]
    public async Task A_class_next_week_reminds_nobody_yet_and_a_self_paced_one_never()
    {
        var (learner, phone) = await service.Known();
        var (later, alone, soon) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var classId in new[] { later, alone, soon })
        {
            await Seat(classId, learner, 1, cancelled: false);
            await Taken(classId, 1);
        }

        await Schedule(later, service.Clock.GetUtcNow().AddDays(7));
        await Schedule(alone, service.Clock.GetUtcNow().AddHours(1), "self-paced");
        await Schedule(soon, service.Clock.GetUtcNow().AddHours(1));

        await Eventually.True(() => Task.FromResult(service.Door.RequestsTo(phone).Any()), "the one reminder");
        Assert.Equal(1, await service.Use((NotificationDbContext db) =>
            db.Messages.CountAsync(message => message.LearnerId == learner)));
    }

    private Task<bool> Is(Guid learner, MessageState state) => service.Use((NotificationDbContext db) =>
        db.Messages.AnyAsync(message => message.LearnerId == learner && message.State == state));

    private Task Taken(Guid classId, int seats) => Eventually.True(
        async () => await service.Use((NotificationDbContext db) =>
            db.ClassSeats.CountAsync(seat => seat.ClassId == classId && seat.Taken)) == seats,
        "the seats");

    private Task<Guid> Schedule(Guid classId, DateTimeOffset start, string? kind = null) =>
        service.Bus.Publish(new ClassScheduled
        {
            ClassId = classId,
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            AreaId = NotificationFixture.Commune,
            CourseId = Course,
            CourseVersion = 1,
            TemplateCode = "vneid-basics",
            StartsAt = start,
            DurationMinutes = 30,
            Capacity = 20,
            Kind = kind,
        });

    private Task<Guid> Seat(Guid classId, Guid learner, long version, bool cancelled)
    {
        var enrolment = new Guid(System.Security.Cryptography.SHA256.HashData(
            [.. classId.ToByteArray(), .. learner.ToByteArray()]).AsSpan(0, 16));
        return cancelled
            ? service.Bus.Publish(new EnrolmentCancelled
            {
                EnrolmentId = enrolment,
                Version = version,
                OccurredAt = DateTimeOffset.UtcNow,
                ClassId = classId,
                CourseId = Course,
                LearnerId = learner,
                AreaId = NotificationFixture.Commune,
                ReasonCode = "withdrawn",
                SeatFreed = true,
            })
            : service.Bus.Publish(new EnrolmentCreated
            {
                EnrolmentId = enrolment,
                Version = version,
                OccurredAt = DateTimeOffset.UtcNow,
                ClassId = classId,
                CourseId = Course,
                LearnerId = learner,
                AreaId = NotificationFixture.Commune,
            });
    }
}
