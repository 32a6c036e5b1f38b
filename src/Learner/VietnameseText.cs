using System.Buffers;
using System.Globalization;
using System.Text;

namespace Platform.Learners;

/// <summary>Text as people and their spreadsheets write it, made comparable.</summary>
internal static class VietnameseText
{
    /// <summary>ASCII, and the letters that Vietnamese text in NFC consists of, each already composed.</summary>
    private static readonly SearchValues<char> Composed = SearchValues.Create(
    [
        .. Range(' ', '~'), .. Range('\u00C0', '\u00CF'), .. Range('\u00D1', '\u024F'), .. Range('\u1EA0', '\u1EFF'),
    ]);

    private static readonly char[] Folds =
        [.. Range('\0', '\u1EFF').Select(letter => Composed.Contains(letter) ? FoldAny($"x{letter}x")[1] : letter)];

    /// <summary>
    /// The stored form: NFC, single ordinary spaces, none at the ends, without invisible joiners. Case and tone
    /// placement stay as entered; control characters stay too, so that validation can refuse them.
    /// </summary>
    public static string Clean(string text)
    {
        if (IsTidy(text))
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
        if (IsTidy(text))
            return string.Create(text.Length, text, (folds, tidy) =>
            {
                for (var index = 0; index < tidy.Length; index++)
                    folds[index] = Folds[tidy[index]];
            });
        return FoldAny(text);
    }

    private static string FoldAny(string text)
    {
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

    /// <summary>
    /// Whether a clean text can stand as a name: something is left of it, and nothing in it hides, breaks the line or
    /// turns the direction of what is shown beside it.
    /// </summary>
    public static bool IsName(string text) => text.Length > 0 && !text.Any(character =>
        char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static bool EndsAs(string name, string end) =>
        name == end || name.EndsWith(' ' + end, StringComparison.Ordinal);

    /// <summary>Nearly all text is as it should be, and a million rows should not pay for the rest.</summary>
    private static bool IsTidy(string text) =>
        text is not ([' ', ..] or [.., ' ']) && !text.AsSpan().ContainsAnyExcept(Composed)
        && !text.Contains("  ", StringComparison.Ordinal);

    private static IEnumerable<char> Range(char first, char last) =>
        Enumerable.Range(first, last - first + 1).Select(code => (char)code);
}
