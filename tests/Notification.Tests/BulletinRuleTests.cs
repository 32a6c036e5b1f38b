using Platform.Notifications.Bulletins;

namespace Platform.Notifications.Tests;

public sealed class BulletinRuleTests
{
    private static readonly BulletinOptions Options = new();

    [Theory]
    [InlineData("Mời bà con đến nhà văn hoá thôn. Lớp học bắt đầu lúc bảy giờ tối.", null)]
    [InlineData("Lớp học bắt đầu lúc 7 giờ tối.", "digits")]
    [InlineData("Xem thêm tại binhdanhocvuso.gov.vn nhé.", "web-address")]
    [InlineData("Xem thêm tại https://bdhvs.example nhé.", "web-address")]
    [InlineData("Ông An, số căn cước 019085000123, được nhận quà.", "personal-data")]
    [InlineData("Liên hệ an.nguyen@example.vn để đăng ký.", "personal-data")]
    public void A_spoken_text_holds_what_an_announcer_can_say_and_nothing_of_anybody(string script, string? fault) =>
        Assert.Equal(fault, BulletinText.Fault(script, spoken: true));

    [Fact]
    public void A_sentence_can_be_followed_by_ear() => Assert.Equal(
        ("long-sentence", null),
        (BulletinText.Fault(string.Join(' ', Enumerable.Repeat("học", 31)) + ".", spoken: true),
            BulletinText.Fault(string.Join(' ', Enumerable.Repeat("học", 30)) + ".", spoken: true)));

    [Fact]
    public void What_is_read_may_hold_numbers_and_addresses_of_pages_but_no_citizen_ids()
    {
        Assert.Null(BulletinText.Fault("Đường dây nóng 1022, xem binhdanhocvuso.gov.vn", spoken: false));
        Assert.Equal("personal-data", BulletinText.Fault("Căn cước 019085000123", spoken: false));
    }

    [Theory]
    [InlineData("2026-11-22T05:00", true)]
    [InlineData("2026-11-22T06:29", true)]
    [InlineData("2026-11-22T06:30", false)]
    [InlineData("2026-11-22T12:00", false)]
    [InlineData("2026-11-22T16:30", true)]
    [InlineData("2026-11-22T18:00", false)]
    public void A_loudspeaker_is_heard_in_the_morning_and_before_dinner_only(string local, bool allowed) =>
        Assert.Equal(allowed, AiringSlots.Allow(Options, At(local)));

    [Theory]
    [InlineData("2026-11-22T03:00", "2026-11-22T05:00")]
    [InlineData("2026-11-22T05:00", "2026-11-22T16:30")]
    [InlineData("2026-11-22T17:00", "2026-11-23T05:00")]
    [InlineData("2026-11-22T23:59", "2026-11-23T05:00")]
    public void What_failed_is_tried_again_in_the_next_window(string failed, string next) =>
        Assert.Equal(At(next), AiringSlots.Next(Options, At(failed)));

    private static DateTimeOffset At(string local) => new(DateTime.Parse(local, null), TimeSpan.FromHours(7));
}
