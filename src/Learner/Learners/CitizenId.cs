using System.Text.RegularExpressions;

namespace Platform.Learners.Learners;

/// <summary>
/// Số định danh cá nhân: 12 digits for life. It tells birth year and sex but has no check digit, and its first three
/// digits are the place of birth registration, never an address. Its text form is masked, so that it cannot slip into a
/// log.
/// </summary>
internal readonly partial record struct CitizenId
{
    private CitizenId(string digits) => Digits = digits;

    /// <summary>The whole number: for <see cref="PersonalDataVault"/> alone.</summary>
    internal string Digits { get; }

    /// <summary>What people read out when they are asked who they are.</summary>
    internal string Tail => Digits[8..];

    /// <summary>The fourth digit holds century and sex: even is male, each pair a century from 1900.</summary>
    public int BirthYear => 1900 + (100 * (Gender / 2)) + (10 * (Digits[4] - '0')) + (Digits[5] - '0');

    public Sex Sex => Gender % 2 == 0 ? Sex.Male : Sex.Female;

    private int Gender => Digits[3] - '0';

    public static bool TryParse(string text, out CitizenId citizenId)
    {
        var valid = TwelveDigits().IsMatch(text);
        citizenId = valid ? new CitizenId(text) : default;
        return valid;
    }

    public override string ToString() => $"{Digits[0]}**********{Digits[^1]}";

    [GeneratedRegex(@"^[0-9]{12}\z")]
    private static partial Regex TwelveDigits();
}
