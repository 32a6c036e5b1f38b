using System.Globalization;
using System.Text;

namespace Platform.Learners;

/// <summary>Text as people and their spreadsheets write it, made comparable.</summary>
internal static class VietnameseText
{
    /// <summary>
    /// The stored form: NFC, single ordinary spaces, none at the ends, without invisible joiners. Case and tone
    /// placement stay as entered; control characters stay too, so that validation can refuse them.
    /// </summary>
    public static string Clean(string text)
    {
        if (IsPlain(text))
            return text;
        var cleaned = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormC))
        {
            if (character is '\u200B' or '\uFEFF')
                continue;
            if (char.GetUnicodeCategory(character) is not UnicodeCategory.SpaceSeparator)
                cleaned.Append(character is 'Ð' ? 'Đ' : character); // U+00D0 looks like U+0110 and is typed for it
            else if (cleaned.Length > 0 && cleaned[^1] != ' ')
                cleaned.Append(' ');
        }

        return cleaned.ToString().Trim();
    }

    /// <summary>
    /// Key for search and for finding candidates: without tone and vowel marks, lower case. Computed here and stored,
    /// because neither PostgreSQL's <c>lower</c> nor <c>unaccent</c> is usable in an index for Vietnamese. Never an
    /// identity.
    /// </summary>
    public static string Fold(string text)
    {
        if (IsPlain(text))
            return text.ToLowerInvariant();
        var folded = new StringBuilder(text.Length);
        foreach (var character in Clean(text).Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark)
                continue;
            folded.Append(character switch
            {
                'đ' or 'Đ' => 'd',
                '\u2019' => '\'',
                _ => char.ToLowerInvariant(character),
            });
        }

        return folded.ToString();
    }

    /// <summary>
    /// Key of a name however its tone marks are placed ("Hoà" and "Hòa"), upper or lower case. Other letters stay
    /// other letters, so "Văn Lang" and "Văn Lăng" stay two names.
    /// </summary>
    public static string ToneKey(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var word in Clean(text).Normalize(NormalizationForm.FormD).ToLowerInvariant().Split(' '))
        {
            key.Append(' ').Append(string.Concat(word.Where(c => !IsTone(c))).Replace('\u2019', '\''));
            key.Append(string.Concat(word.Where(IsTone)));
        }

        return key.ToString(1, key.Length - 1);

        static bool IsTone(char c) => c is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323';
    }

    /// <summary>Whether an asked name is a stored one: without marks by its letters, with marks by its marks.</summary>
    public static bool IsAskedAs(string stored, string asked) =>
        string.Equals(Fold(asked), Clean(asked), StringComparison.OrdinalIgnoreCase)
        || EndsAs(ToneKey(stored), ToneKey(asked));

    private static bool EndsAs(string name, string end) =>
        name == end || name.EndsWith(' ' + end, StringComparison.Ordinal);

    /// <summary>Most cells of a list are numbers, codes or ASCII words, and stay as they are.</summary>
    private static bool IsPlain(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var misplaced = index == 0 || index == text.Length - 1 || text[index - 1] == ' ';
            if (text[index] is < ' ' or > '~' || (text[index] == ' ' && misplaced))
                return false;
        }

        return true;
    }
}
