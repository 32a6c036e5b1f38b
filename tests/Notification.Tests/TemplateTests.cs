using Platform.Notifications.Templates;

namespace Platform.Notifications.Tests;

public sealed class TemplateTests
{
    private static readonly IReadOnlyList<Template> Seeded = TemplateSeed.Read();

    private static Dictionary<string, string> Certificate(string title) => new()
    {
        ["title"] = title,
        ["number"] = "BDHVS-2026-0000001",
        ["url"] = "https://bdhvs.example/verify/Yk3vZ0dGQm1jVnNqT1pXbA",
    };

    [Fact]
    public void The_certificate_notice_is_accent_stripped_and_fits_one_segment()
    {
        var text = Seeded.Single(t => t is { Code: "certificate-issued", Locale: "vi", Version: 1 })
            .Render(Certificate("Định danh điện tử"), accented: false);

        Assert.Equal(
            "[BDHVS] Chuc mung ban da hoan thanh: Dinh danh dien tu. So BDHVS-2026-0000001. "
            + "Xem: https://bdhvs.example/verify/Yk3vZ0dGQm1jVnNqT1pXbA",
            text);
        Assert.Equal(new SmsSize("gsm7", 137, 1), SmsText.Measure(text));
    }

    [Fact]
    public void A_long_title_is_cut_at_a_word_to_save_a_segment()
    {
        var text = Seeded.Single(t => t is { Code: "certificate-issued", Locale: "vi", Version: 1 })
            .Render(Certificate("Sử dụng dịch vụ công trực tuyến và an toàn trên không gian mạng"), accented: false);

        Assert.Contains("hoan thanh: Su dung dich vu cong truc tuyen va an.... So ", text, StringComparison.Ordinal);
        Assert.Equal(new SmsSize("gsm7", 160, 1), SmsText.Measure(text));
    }

    [Fact]
    public void Accented_text_keeps_its_marks()
    {
        var text = Seeded.Single(t => t is { Code: "certificate-issued", Locale: "vi", Version: 1 })
            .Render(Certificate("Định danh điện tử"), accented: true);

        Assert.StartsWith("[BDHVS] Chúc mừng bạn đã hoàn thành: Định danh điện tử.", text, StringComparison.Ordinal);
        Assert.Equal("ucs2", SmsText.Measure(text).Encoding);
    }

    [Fact]
    public void A_missing_value_is_an_error_and_not_a_hole_in_the_text() => Assert.Throws<KeyNotFoundException>(
        () => Seeded[0].Render(new Dictionary<string, string> { ["title"] = "x", ["number"] = "y" }, accented: false));

    [Theory]
    [InlineData("vi", "vi")]
    [InlineData("en-GB", "en")]
    [InlineData("EN", "en")]
    [InlineData("tyz-VN", "vi")]
    [InlineData("", "vi")]
    public void The_locale_falls_back_to_the_language_and_then_to_Vietnamese(string wanted, string expected) =>
        Assert.Equal(expected, Template.Choose([.. Seeded.Where(t => t.Code == "certificate-issued")], wanted).Locale);

    [Fact]
    public void Every_template_exists_in_Vietnamese_and_fits_four_segments()
    {
        foreach (var version in Seeded.GroupBy(t => (t.Code, t.Version)))
        {
            Assert.Contains(version, t => t.Locale == Template.Fallback);
            Assert.All(version, t => Assert.True(t.Text.IsNormalized() && t.Text.Length <= 612));
        }
    }
}
