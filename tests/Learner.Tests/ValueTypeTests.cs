using System.Text;
using Platform.Learners.Learners;

namespace Platform.Learners.Tests;

public sealed class ValueTypeTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("1948", "1948")]
    [InlineData("05/1948", "1948-05")]
    [InlineData("5/1948", "1948-05")]
    [InlineData("1948-05", "1948-05")]
    [InlineData("05/04/1995", "1995-04-05")]
    [InlineData("5/4/1995", "1995-04-05")]
    [InlineData("1990-02-28", "1990-02-28")]
    [InlineData("29/02/2000", "2000-02-29")]
    [InlineData("2026-11-22", "2026-11-22")]
    public void A_birth_date_is_as_precise_as_it_is_known(string text, string expected)
    {
        Assert.True(PartialDate.TryParse(text, Today, out var date));
        Assert.Equal(expected, date.ToString());
        Assert.Equal(date, PartialDate.FromStored(expected));
    }

    [Theory]
    [InlineData("")]
    [InlineData("31/02/1990")]
    [InlineData("29/02/1900")]
    [InlineData("00/1948")]
    [InlineData("13/1948")]
    [InlineData("1899")]
    [InlineData("2027")]
    [InlineData("23/11/2026")]
    [InlineData("12/2026")]
    [InlineData("48")]
    [InlineData("1948-5")]
    [InlineData("1948\n")]
    [InlineData("١٩٤٨")]
    [InlineData("１９４８")]
    [InlineData("1948-05-01T00:00")]
    public void What_is_no_birth_date_is_refused(string text) => Assert.False(PartialDate.TryParse(text, Today, out _));

    [Theory]
    [InlineData("003090000001", 1990, Sex.Male)]
    [InlineData("003162000009", 1962, Sex.Female)]
    [InlineData("003205000001", 2005, Sex.Male)]
    [InlineData("003315000001", 2015, Sex.Female)]
    [InlineData("999901000001", 2301, Sex.Female)]
    public void A_citizen_id_tells_birth_year_and_sex(string digits, int year, Sex sex)
    {
        Assert.True(CitizenId.TryParse(digits, out var id));
        Assert.Equal((year, sex), (id.BirthYear, id.Sex));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00309000000")]
    [InlineData("0030900000011")]
    [InlineData("003090000001\n")]
    [InlineData("00309000000a")]
    [InlineData("٠٠٣٠٩٠٠٠٠٠٠١")]
    [InlineData("００３０９０００００００１")]
    [InlineData("003 090 000 001")]
    public void A_citizen_id_is_exactly_twelve_ascii_digits(string text) =>
        Assert.False(CitizenId.TryParse(text, out _));

    [Fact]
    public void The_text_of_identifiers_is_masked()
    {
        Assert.True(CitizenId.TryParse("003090000019", out var id));
        PhoneNumber.Parse("0912345678", out var phone);

        Assert.Equal("0**********9", $"{id}");
        Assert.Equal("+84******678", $"{phone}");
    }

    [Theory]
    [InlineData("0912345678", "+84912345678")]
    [InlineData("0321234567", "+84321234567")]
    [InlineData("0561234567", "+84561234567")]
    [InlineData("0701234567", "+84701234567")]
    [InlineData("0891234567", "+84891234567")]
    [InlineData("84912345678", "+84912345678")]
    [InlineData("+84912345678", "+84912345678")]
    [InlineData("091 234 56 78", "+84912345678")]
    [InlineData("091-234-5678", "+84912345678")]
    [InlineData("+84.912.345.678", "+84912345678")]
    public void A_mobile_number_is_kept_as_e164(string text, string expected)
    {
        Assert.Null(PhoneNumber.Parse(text, out var phone));
        Assert.Equal(expected, phone.E164);
    }

    [Theory]
    [InlineData("01234567890", "phone-converted")]
    [InlineData("+841234567890", "phone-converted")]
    [InlineData("0311234567", "phone-invalid")]
    [InlineData("0501234567", "phone-invalid")]
    [InlineData("0712345678", "phone-invalid")]
    [InlineData("0801234567", "phone-invalid")]
    [InlineData("02438252288", "phone-invalid")]
    [InlineData("091234567", "phone-invalid")]
    [InlineData("0912345678\n", "phone-invalid")]
    [InlineData("०९१२३४५६७८", "phone-invalid")]
    public void What_is_no_mobile_number_is_refused(string text, string code) =>
        Assert.Equal(code, PhoneNumber.Parse(text, out _)?.Code);

    [Theory]
    [InlineData("H'Hen Niê")]
    [InlineData("H’Hen Niê")]
    [InlineData("K'Brôi")]
    [InlineData("Y Nuê")]
    [InlineData("Sùng A Páo")]
    [InlineData("Đặng Thị Ngọc Thịnh")]
    [InlineData("Công Tằng Tôn Nữ Thị Ngọc Hường")]
    [InlineData("Lý")]
    [InlineData("NGUYỄN VĂN A")]
    public void Ordinary_names_are_kept_as_they_are(string name)
    {
        Assert.Null(PersonName.Parse(name, out var kept));
        Assert.Equal(name, kept);
    }

    [Theory]
    [InlineData("  Nguyễn \u00A0 Thị   Thuỳ ", "Nguyễn Thị Thuỳ")]
    [InlineData("\uFEFFLê\u200B Văn Tám", "Lê Văn Tám")]
    [InlineData("Ðặng Văn Ðức", "Đặng Văn Đức")]
    public void Invisible_differences_are_removed_from_a_name(string entered, string kept)
    {
        Assert.Null(PersonName.Parse(entered.Normalize(NormalizationForm.FormD), out var name));
        Assert.Equal(kept, name);
    }

    [Theory]
    [InlineData("", "name-missing")]
    [InlineData(" \u200B ", "name-missing")]
    [InlineData("Nguyễn\0Văn", "name-invalid")]
    [InlineData("Nguyễn\tVăn", "name-invalid")]
    [InlineData("Nguyễn\nVăn", "name-invalid")]
    [InlineData("Nguyễn \u202EVăn", "name-invalid")]
    [InlineData("Nguyễn \u2066Văn", "name-invalid")]
    [InlineData("Nguyễn\u0085Văn", "name-invalid")]
    [InlineData("=cmd|'/c calc'!A1", "name-invalid")]
    [InlineData("-Nguyễn", "name-invalid")]
    [InlineData("Nguyễn 2", "name-invalid")]
    [InlineData("Nguyễn 😀", "name-invalid")]
    public void What_is_no_name_is_refused(string text, string code) =>
        Assert.Equal(code, PersonName.Parse(text, out _)?.Code);

    [Fact]
    public void A_name_has_at_most_200_characters() =>
        Assert.Equal("name-too-long", PersonName.Parse(new string('ă', 201), out _)?.Code);

    [Theory]
    [InlineData("Đắk Lắk", "dak lak")]
    [InlineData("Thuỷ", "thuy")]
    [InlineData("Thủy", "thuy")]
    [InlineData("Hoà Bình", "hoa binh")]
    [InlineData("Hòa  Bình", "hoa binh")]
    [InlineData("B’Lao", "b'lao")]
    [InlineData("ĐẶNG THỊ ƯỚC", "dang thi uoc")]
    public void The_fold_key_finds_a_name_without_marks(string text, string expected)
    {
        Assert.Equal(expected, VietnameseText.Fold(text));
        Assert.Equal(expected, VietnameseText.Fold(text.Normalize(NormalizationForm.FormD)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("MDEyMzQ1Njc4OWFiY2RlZg==")]
    public void A_key_that_is_not_32_bytes_is_refused(string key) =>
        Assert.False(new Base64KeyAttribute().IsValid(key));
}
