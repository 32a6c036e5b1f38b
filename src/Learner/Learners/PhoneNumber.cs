using System.Text.RegularExpressions;

namespace Platform.Learners.Learners;

/// <summary>A Vietnamese mobile number. Not unique: families share phones. Its text form is masked.</summary>
internal readonly partial record struct PhoneNumber
{
    private PhoneNumber(string e164) => E164 = e164;

    public string E164 { get; }

    /// <summary>Reads <c>0912 345 678</c>, <c>84912345678</c>, <c>+84-912.345.678</c>.</summary>
    /// <param name="text">What was entered.</param>
    /// <param name="phone">The number, where there is no finding.</param>
    /// <returns>What is wrong with it, or nothing.</returns>
    public static Finding? Parse(string text, out PhoneNumber phone)
    {
        phone = default;
        var digits = Separators().Replace(text, "");
        var national = digits.StartsWith("+84", StringComparison.Ordinal) ? "0" + digits[3..]
            : digits.StartsWith("84", StringComparison.Ordinal) && digits.Length > 10 ? "0" + digits[2..]
            : digits;
        if (BeforeConversion().IsMatch(national))
            return Finding.PhoneConverted;
        if (!Mobile().IsMatch(national))
            return Finding.PhoneInvalid;
        phone = new PhoneNumber("+84" + national[1..]);
        return null;
    }

    public override string ToString() => $"{E164[..3]}******{E164[^3..]}";

    [GeneratedRegex(@"[ .\-]")]
    private static partial Regex Separators();

    [GeneratedRegex(@"^0(3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-9])[0-9]{7}\z")]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^01[0-9]{9}\z")]
    private static partial Regex BeforeConversion();
}
