using Platform.Notifications.Broadcasts;

namespace Platform.Notifications.Tests;

public sealed class BroadcastRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 10, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("notice", 999, false)]
    [InlineData("notice", 1_000, true)]
    [InlineData("advert", 1, true)]
    public void An_advert_always_takes_a_second_person_and_a_notice_where_it_goes_to_many(
        string category, int people, bool needed)
    {
        var broadcast = New(category);

        Assert.Equal(needed, broadcast.NeedsApproval(people, from: 1_000));
        Assert.True(broadcast.Approve("approver", "45-KH/BTGDV"));
        Assert.False(broadcast.NeedsApproval(people, from: 1_000));
        Assert.False(broadcast.Approve("another", "46-KH/BTGDV"));
    }

    [Fact]
    public void What_has_ended_is_neither_paused_nor_resumed_nor_scheduled_again()
    {
        var broadcast = New("notice");
        Assert.False(broadcast.Pause());
        Assert.True(broadcast.Schedule(Now, endsAt: null));
        broadcast.Begin();
        Assert.True(broadcast.Pause());
        Assert.True(broadcast.Resume());
        var ended = broadcast.Complete(all: false, queued: 7, unreachable: 2, Now);

        Assert.Equal(("expired", 7, 2, 1L), (ended.Outcome, ended.Queued, ended.Unreachable, ended.Version));
        Assert.False(broadcast.Pause());
        Assert.False(broadcast.Resume());
        Assert.False(broadcast.Schedule(Now, endsAt: null));
        Assert.False(broadcast.Approve("approver", "45-KH/BTGDV"));
        Assert.Null(broadcast.Cancel(7, 2, Now));
    }

    private static Broadcast New(string category) => new()
    {
        Id = Guid.CreateVersion7(),
        AreaId = Guid.CreateVersion7(),
        Name = "10/10",
        TemplateCode = "class-invitation",
        TemplateVersion = 1,
        Category = category,
        Values = new Dictionary<string, string>(),
        AreaIds = [],
        Audiences = [],
        Stages = [],
        VisitUnreachable = false,
        PreparedBy = "author",
        PreparedAt = Now,
    };
}
