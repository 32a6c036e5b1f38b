using Platform.Courses.Classes;
using Platform.Courses.Courses;

namespace Platform.Courses.Tests;

public sealed class ClassTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 15, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_class_takes_course_and_length_from_its_template()
    {
        var area = Guid.CreateVersion7();
        var startsAt = new DateTimeOffset(2026, 4, 15, 19, 30, 0, TimeSpan.FromHours(7));

        var (opened, scheduled) = Class.Schedule(
            Template, new ClassPlan(ClassKind.HandsOn, area, startsAt, 30), Now);

        Assert.Equal(
            new Contracts.Courses.V1.ClassScheduled
            {
                ClassId = opened.Id,
                Version = 1,
                OccurredAt = Now,
                AreaId = area,
                CourseId = Template.CourseId,
                CourseVersion = 2,
                TemplateCode = "vneid-basics",
                StartsAt = startsAt,
                DurationMinutes = 30,
                Capacity = 30,
                Kind = "hands-on",
            },
            scheduled);
        Assert.Equal(TimeSpan.Zero, opened.StartsAt.Offset);
    }

    [Fact]
    public void The_last_seat_is_given_once()
    {
        var opened = NewClass(capacity: 2);

        Assert.Equal(
            [SeatOutcome.Taken, SeatOutcome.Taken, SeatOutcome.ClassFull],
            [opened.TakeSeat(), opened.TakeSeat(), opened.TakeSeat()]);
        Assert.Equal(2, opened.SeatsTaken);
    }

    [Fact]
    public void A_closed_class_has_no_seats()
    {
        var opened = NewClass();
        opened.Close(0, 12, Now);

        Assert.Equal(SeatOutcome.ClassClosed, opened.TakeSeat());
    }

    [Fact]
    public void Closing_tells_the_totals_as_the_second_event_of_the_class()
    {
        var opened = NewClass();

        var (session, closed) = opened.Close(18, 7, Now)!.Value;

        Assert.Equal(
            new Contracts.Courses.V1.SessionClosed
            {
                ClassId = opened.Id,
                Version = 2,
                OccurredAt = Now,
                SessionId = session.Id,
                AreaId = opened.AreaId,
                HeldAt = Now.AddHours(-2),
                Named = 18,
                Unnamed = 7,
            },
            closed);
    }

    [Fact]
    public void A_class_closes_once()
    {
        var opened = NewClass();
        opened.Close(1, 0, Now);

        Assert.Null(opened.Close(1, 0, Now));
        Assert.Equal(2, opened.Version);
    }

    [Fact]
    public void A_class_that_met_early_was_held_when_it_was_closed()
    {
        var opened = NewClass(startsAt: Now.AddDays(1));

        Assert.Equal(Now, opened.Close(1, 0, Now)!.Value.Session.HeldAt);
    }

    private static ClassTemplate Template { get; } = new()
    {
        Code = "vneid-basics",
        CourseId = Guid.CreateVersion7(),
        CourseVersion = 2,
        DurationMinutes = 30,
    };

    private static Class NewClass(int capacity = 30, DateTimeOffset? startsAt = null) =>
        Class.Schedule(
            Template,
            new ClassPlan(ClassKind.HandsOn, Guid.CreateVersion7(), startsAt ?? Now.AddHours(-2), capacity),
            Now.AddDays(-1)).Class;
}
