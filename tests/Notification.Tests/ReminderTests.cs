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

        await Move(classId, start, version: 2);
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

        await Cancel(classId, start, version: 2);

        await Eventually.True(() => Is(learner, MessageState.Undeliverable), "the reminder taken back");
        Assert.Equal(
            "class-changed",
            await service.Use((NotificationDbContext db) => db.Messages
                .Where(message => message.LearnerId == learner).Select(message => message.ReasonCode).SingleAsync()));
    }

    [Fact]
    public async Task Who_reads_the_inbox_is_reminded_by_SMS_in_time_and_sees_no_class_that_was_cancelled()
    {
        var (learner, _) = await service.Known();
        await service.Prefer(learner, usesInbox: true);
        var (classId, start) = (Guid.CreateVersion7(), service.Clock.GetUtcNow().AddHours(20));
        await Seat(classId, learner, 1, cancelled: false);
        await Schedule(classId, start);
        await Eventually.True(() => Is(learner, MessageState.Accepted), "the reminder in the inbox");
        var shown = await service.Use((NotificationDbContext db) => db.Messages.AsNoTracking()
            .SingleAsync(message => message.LearnerId == learner));
        Assert.Equal("inbox", shown.Channel);
        Assert.InRange(shown.SettleBy!.Value, service.Clock.GetUtcNow(), start.AddHours(-9));

        await Cancel(classId, start, version: 2);

        await Eventually.True(() => Is(learner, MessageState.Undeliverable), "the reminder gone from the inbox");
    }

    [Fact]
    public async Task A_class_that_moves_and_is_cancelled_at_the_same_moment_is_cancelled()
    {
        var start = service.Clock.GetUtcNow().AddHours(40);
        var classes = Enumerable.Range(0, 8).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var id in classes)
            await Schedule(id, start);
        await Eventually.True(() => service.Use(async (NotificationDbContext db) =>
            await db.Meetings.CountAsync(row => classes.Contains(row.Id)) == classes.Count), "the classes");

        // Both consumers of each class stand before its row when it is let go.
        await service.Use(async (NotificationDbContext db) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Meetings.FromSql($"select * from meetings where id = any({classes.ToArray()}) for update")
                .AsNoTracking().ToListAsync();
            foreach (var id in classes)
            {
                await Move(id, start, version: 2);
                await Cancel(id, start, version: 3);
            }

            await Eventually.True(
                () => service.Use(async (NotificationDbContext other) => await other.Database.SqlQuery<int>(
                    $"""
                    select count(*)::int as "Value" from pg_stat_activity
                    where datname = current_database() and wait_event_type = 'Lock'
                    """).SingleAsync() >= 2),
                "both waiting");
            await transaction.CommitAsync();
            return true;
        });

        await Eventually.True(() => service.Use(async (NotificationDbContext db) => await db.Meetings.CountAsync(
            row => classes.Contains(row.Id) && row.Cancelled && row.Version == 3) == classes.Count), "all cancelled");
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

    private Task<Guid> Move(Guid classId, DateTimeOffset start, long version) =>
        service.Bus.Publish(new ClassRescheduled
        {
            ClassId = classId,
            Version = version,
            OccurredAt = DateTimeOffset.UtcNow,
            AreaId = NotificationFixture.Commune,
            StartsAt = start.AddHours(2),
            PreviousStartsAt = start,
            ReasonCode = "weather",
        });

    private Task<Guid> Cancel(Guid classId, DateTimeOffset start, long version) =>
        service.Bus.Publish(new ClassCancelled
        {
            ClassId = classId,
            Version = version,
            OccurredAt = DateTimeOffset.UtcNow,
            AreaId = NotificationFixture.Commune,
            StartsAt = start,
            SeatsTaken = 1,
            ReasonCode = "weather",
        });

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
