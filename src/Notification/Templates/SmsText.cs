using System.Globalization;
using System.Text;

namespace Platform.Notifications.Templates;

/// <summary>Length of a text as operators count it.</summary>
/// <param name="Encoding"><c>gsm7</c> or <c>ucs2</c>.</param>
/// <param name="Units">Septets or UTF-16 units.</param>
/// <param name="Segments">Messages the operator sends and bills.</param>
internal sealed record SmsSize(string Encoding, int Units, int Segments);

/// <summary>Alphabet and length of short messages (GSM 03.38). Pure functions.</summary>
internal static class SmsText
{
    internal const int OneSegment = 160;

    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
        + "abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extended = "\f^{}\\[~]|€";

    /// <summary>
    /// Vietnamese without marks, case kept, so that a text fits the GSM alphabet. Typographic signs that would turn the
    /// whole text into UCS-2 become their plain forms.
    /// </summary>
    internal static string WithoutMarks(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                continue;
            _ = c switch
            {
                'đ' or 'ð' => result.Append('d'), // neither letter decomposes
                'Đ' or 'Ð' => result.Append('D'),
                '–' or '—' or '‑' => result.Append('-'),
                '‘' or '’' => result.Append('\''),
                '“' or '”' => result.Append('"'),
                '…' => result.Append("..."),
                '₫' => result.Append('d'),
                '\u00A0' or '\u202F' => result.Append(' '),
                _ => result.Append(c),
            };
        }

        return result.ToString().Normalize(NormalizationForm.FormC);
    }

    internal static SmsSize Measure(string text)
    {
        var nfc = text.Normalize(NormalizationForm.FormC);
        return nfc.All(c => Basic.Contains(c) || Extended.Contains(c))
            ? Count("gsm7", nfc.Select(c => Extended.Contains(c) ? 2 : 1), single: OneSegment, part: 153)
            : Count("ucs2", nfc.EnumerateRunes().Select(rune => rune.Utf16SequenceLength), single: 70, part: 67);
    }

    /// <summary>A character of two units is never split: where one is left over, it begins the next segment.</summary>
    private static SmsSize Count(string encoding, IEnumerable<int> characters, int single, int part)
    {
        var (units, segments, used) = (0, 1, 0);
        foreach (var width in characters)
        {
            units += width;
            if (used + width > part)
                (segments, used) = (segments + 1, 0);
            used += width;
        }

        return new SmsSize(encoding, units, units <= single ? 1 : segments);
    }
}
