using System.Globalization;

namespace Platform.Learners.Learners;

/// <summary>
/// A full name as its owner writes it: one word or seven, H'Hen Niê, Y Nuê, K'Brôi, Sùng A Páo. Never split, never
/// re-cased. A digit is no part of a name (Civil Code 2015, art. 26.3): in a list it is a slipped column or a counter.
/// </summary>
internal static class PersonName
{
    private const int MaxLength = 200;

    /// <param name="text">What was entered.</param>
    /// <param name="name">The stored form, where there is no finding.</param>
    /// <returns>What is wrong with it, or nothing.</returns>
    public static Finding? Parse(string text, out string name)
    {
        name = VietnameseText.Clean(text);
        if (name.Length == 0)
            return Finding.NameMissing;
        if (name.Length > MaxLength)
            return Finding.NameTooLong;

        // Beginning with a letter also keeps a name from being a formula in someone's spreadsheet.
        return char.IsLetter(name[0]) && name.All(IsAllowed) ? null : Finding.NameInvalid;
    }

    private static bool IsAllowed(char character) => character is ' ' or '\'' or '\u2019' or '-' or '.'
        || char.IsLetter(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark;
}
