using Platform.Notifications.Templates;

namespace Platform.Notifications.Tests;

public sealed class SmsTextTests
{
    [Theory]
    [InlineData("Chúc mừng bạn đã hoàn thành", "Chuc mung ban da hoan thanh")]
    [InlineData("Đắk Lắk", "Dak Lak")]
    [InlineData("ĐỊNH DANH ĐIỆN TỬ", "DINH DANH DIEN TU")]
    [InlineData("Thuỷ, Thủy, Hoà, Hòa", "Thuy, Thuy, Hoa, Hoa")]
    [InlineData("Ðông Hà", "Dong Ha")]
    [InlineData("“Gia đình số” – bước 1…", "\"Gia dinh so\" - buoc 1...")]
    [InlineData("H’Hen\u00A0Niê\u200B", "H'Hen Nie")]
    [InlineData("50.000₫", "50.000d")]
    public void Vietnamese_loses_its_marks_and_keeps_its_case(string text, string expected) =>
        Assert.Equal(expected, SmsText.WithoutMarks(text));

    [Fact]
    public void Decomposed_and_composed_text_fold_to_the_same()
    {
        const string Name = "Nguyễn Thị Thuỳ";
        Assert.Equal(
            SmsText.WithoutMarks(Name), SmsText.WithoutMarks(Name.Normalize(System.Text.NormalizationForm.FormD)));
    }

    [Fact]
    public void Every_Vietnamese_letter_folds_into_the_gsm_alphabet()
    {
        const string Letters = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ";
        var folded = SmsText.WithoutMarks(Letters + Letters.ToUpperInvariant());
        Assert.All(folded, c => Assert.True(char.IsAsciiLetter(c)));
        Assert.Equal("gsm7", SmsText.Measure(folded).Encoding);
    }

    [Theory]
    [InlineData("và", "gsm7", 2, 1)]
    [InlineData("của", "ucs2", 3, 1)]
    [InlineData("[a]", "gsm7", 5, 1)]
    [InlineData("€", "gsm7", 2, 1)]
    [InlineData("😀", "ucs2", 2, 1)]
    [InlineData("", "gsm7", 0, 1)]
    public void Length_is_counted_as_operators_count_it(string text, string encoding, int units, int segments) =>
        Assert.Equal(new SmsSize(encoding, units, segments), SmsText.Measure(text));

    [Theory]
    [InlineData(160, 1)]
    [InlineData(161, 2)]
    [InlineData(306, 2)]
    [InlineData(307, 3)]
    [InlineData(612, 4)]
    public void Septets_fill_160_alone_and_153_in_parts(int length, int segments) =>
        Assert.Equal(segments, SmsText.Measure(new string('a', length)).Segments);

    [Theory]
    [InlineData(70, 1)]
    [InlineData(71, 2)]
    [InlineData(134, 2)]
    [InlineData(135, 3)]
    public void Utf16_units_fill_70_alone_and_67_in_parts(int length, int segments) =>
        Assert.Equal(segments, SmsText.Measure(new string('ủ', length)).Segments);

    [Fact]
    public void A_character_of_two_units_is_not_split_over_segments()
    {
        // 306 septets would be two parts, but the bracket at 153/154 moves on as a whole.
        Assert.Equal(3, SmsText.Measure(new string('a', 152) + "[" + new string('a', 152)).Segments);
        Assert.Equal(3, SmsText.Measure(new string('ủ', 66) + "😀" + new string('ủ', 66)).Segments);
    }
}
