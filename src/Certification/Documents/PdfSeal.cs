using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Platform.Certifications.Documents;

/// <summary>
/// Adds a digital signature to a printed page by an incremental update: not a byte of what was printed changes. It is
/// of the kind PAdES describes (<c>ETSI.CAdES.detached</c>), without a time-stamp and without what long-term validation
/// would need.
/// </summary>
internal static partial class PdfSeal
{
    private const int SignatureBytes = 12 * 1024;
    private const string Blank = "0000000000";

    internal static byte[] Seal(byte[] pdf, SealKey key, string reason, DateTimeOffset now)
    {
        var file = new PdfFile(pdf);
        if (AcroForm().IsMatch(file.Dictionary(file.Root)) || Annotations().IsMatch(file.Dictionary(file.FirstPage)))
            throw new InvalidDataException("The printed page has fields or links of its own.");

        var (signature, field) = (file.Size, file.Size + 1);
        var update = new Update(pdf);
        update.Add(file.Root, $"{file.Dictionary(file.Root)}/AcroForm <</Fields [{field} 0 R] /SigFlags 3>>");
        update.Add(file.FirstPage, $"{file.Dictionary(file.FirstPage)}/Annots [{field} 0 R]");
        update.Add(field,
            $"/Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /F 132 /Rect [0 0 0 0] /P {file.FirstPage} 0 R "
            + $"/V {signature} 0 R");
        update.Add(signature,
            "/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached "
            + $"/ByteRange [0 {Blank} {Blank} {Blank}] "
            + $"/Contents <{new string('0', SignatureBytes * 2)}> "
            + $"/M (D:{now.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z) "
            + $"/Reason {Unicode(reason)}");
        return Sign(update.End(file, field + 1), key);
    }

    /// <summary>Fills the gap that was left for the signature; it covers all bytes before and behind the gap.</summary>
    private static byte[] Sign(byte[] document, SealKey key)
    {
        var text = Encoding.Latin1.GetString(document);
        var open = text.LastIndexOf("/Contents <", StringComparison.Ordinal) + "/Contents ".Length;
        var close = text.IndexOf('>', open) + 1;
        var range = text.LastIndexOf("/ByteRange [0 ", StringComparison.Ordinal) + "/ByteRange [0 ".Length;
        var numbers = new[] { open, close, document.Length - close }
            .Select(number => number.ToString("D10", CultureInfo.InvariantCulture));
        Encoding.ASCII.GetBytes(string.Join(' ', numbers)).CopyTo(document, range);

        byte[] covered = [.. document.AsSpan(0, open), .. document.AsSpan(close)];
        var signature = Convert.ToHexString(key.Sign(covered));
        if (signature.Length > SignatureBytes * 2)
            throw new InvalidDataException("The signature is larger than the place left for it.");
        Encoding.ASCII.GetBytes(signature).CopyTo(document, open + 1);
        return document;
    }

    /// <summary>A text in the way of PDF: UTF-16 with its mark, as hexadecimal digits.</summary>
    private static string Unicode(string text) =>
        $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    [GeneratedRegex("/AcroForm\\b")]
    private static partial Regex AcroForm();

    [GeneratedRegex("/Annots\\b")]
    private static partial Regex Annotations();

    /// <summary>Objects behind the end of a file, and the table that tells of them.</summary>
    private sealed class Update(byte[] pdf)
    {
        private readonly StringBuilder text = new("\n");
        private readonly SortedDictionary<int, int> offsets = [];

        internal void Add(int number, string members)
        {
            offsets[number] = pdf.Length + text.Length;
            text.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n<<{members}>>\nendobj\n");
        }

        internal byte[] End(PdfFile file, int size)
        {
            var table = pdf.Length + text.Length;
            text.Append("xref\n");
            foreach (var (number, offset) in offsets)
                text.Append(CultureInfo.InvariantCulture, $"{number} 1\n{offset:D10} 00000 n \n");
            var trailer = SizeMember().Replace(file.Trailer, $"/Size {size}");
            text.Append(
                CultureInfo.InvariantCulture,
                $"trailer\n<<{trailer}/Prev {file.CrossReference}>>\nstartxref\n{table}\n%%EOF\n");
            return [.. pdf, .. Encoding.Latin1.GetBytes(text.ToString())];
        }
    }

    [GeneratedRegex(@"/Size\s+\d+")]
    private static partial Regex SizeMember();
}
