using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Notifications.V1;
using Platform.Testing;

namespace Platform.Notifications.Tests;

public sealed class PracticeFollowUpTests(NotificationFixture service) : IClassFixture<NotificationFixture>
{
    [Fact]
    [Trait("requirement", "000-14")]
    public async Task Who_practised_a_task_is_asked_about_it_once_in_one_short_message()
    {
        var (learner, phone) = (Guid.CreateVersion7(), NotificationFixture.NewPhone());
        await service.ContactChanged(learner, phone);
        await Eventually.True(
            () => service.Use((NotificationDbContext db) => db.Contacts.AnyAsync(c => c.LearnerId == learner)),
            "the contact");
        var due = new PracticeFollowUpDue
        {
            FollowUpId = Guid.CreateVersion7(),
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            PracticeId = Guid.CreateVersion7(),
            LearnerId = learner,
            AreaId = NotificationFixture.Commune,
            TaskCode = "pay-electricity-bill",
            TaskTitle = "Trả tiền điện bằng điện thoại",
            Days = 30,
            DueOn = new DateOnly(2026, 3, 31),
        };

        var source = await service.Bus.Publish(due);
        await service.Bus.Publish(due, source);
        await Eventually.True(() => Task.FromResult(service.Door.RequestsTo(phone).Any()), "the message");

        Assert.Equal(
            "[BDHVS] 30 ngay truoc ban da tap: Tra tien dien bang dien thoai. Nay ban tu lam duoc chua? "
            + "Hay cho to cong nghe so cong dong biet.",
            Assert.Single(service.Door.RequestsTo(phone)).Text);
        var queued = Assert.Single(await service.Bus.Events<MessageQueued>(), evt => evt.LearnerId == learner);
        Assert.Equal(("practice-follow-up", source), (queued.TemplateCode, queued.SourceEventId));
    }
}
