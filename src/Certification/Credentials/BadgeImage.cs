using System.Globalization;
using System.Security;
using System.Text;

namespace Platform.Certifications.Credentials;

/// <summary>
/// The badge: a picture with the credential baked in (Open Badges 3.0, section 5.3.2.1), so that one file carries both.
/// </summary>
internal static class BadgeImage
{
    private const int TitleLine = 26;
    private const int TitleLines = 4;
    private const int IssuerLine = 40;
    private const int IssuerLines = 2;

    internal static string Of(string credential, string title, string issuer, string number)
    {
        var image = new StringBuilder()
            .Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
            .Append("<svg xmlns=\"http://www.w3.org/2000/svg\" ")
            .Append("xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\" ")
            .Append("width=\"480\" height=\"480\" viewBox=\"0 0 480 480\" role=\"img\" lang=\"vi\">")
            // Directly behind the first tag, as the standard wants it, and in CDATA: the bytes of the credential stand
            // in the file as they are. Only a text could hold the end mark, and then the mark is cut in two.
            .Append("<openbadges:credential><![CDATA[")
            .Append(credential.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal))
            .Append("]]></openbadges:credential>")
            .Append("<title>").Append(Escape(title)).Append("</title>")
            .Append("<circle cx=\"240\" cy=\"240\" r=\"230\" fill=\"#0b5a1e\"/>")
            .Append("<circle cx=\"240\" cy=\"240\" r=\"208\" fill=\"#fff\"/>")
            .Append("<g text-anchor=\"middle\" font-family=\"'Noto Sans','DejaVu Sans',sans-serif\" fill=\"#111\">")
            .Append("<text x=\"240\" y=\"120\" font-size=\"24\" fill=\"#0b5a1e\">Bình dân học vụ số</text>");
        Write(Wrap(title, TitleLine, TitleLines), 180, 32, "font-size=\"22\" font-weight=\"700\"");
        Write(Wrap(issuer, IssuerLine, IssuerLines), 326, 20, "font-size=\"14\"");
        Write([number], 380, 0, "font-size=\"16\"");
        return image.Append("</g></svg>").ToString();

        void Write(IReadOnlyList<string> lines, int y, int height, string look)
        {
            foreach (var (i, line) in lines.Index())
            {
                image.Append(CultureInfo.InvariantCulture, $"<text x=\"240\" y=\"{y + (i * height)}\" {look}>")
                    .Append(Escape(line)).Append("</text>");
            }
        }
    }

    /// <summary>Lines of about one length, as few as it takes; what does not fit is cut.</summary>
    private static List<string> Wrap(string text, int longest, int most)
    {
        var lines = Break(text, longest);
        if (lines.Count > most)
            return [.. lines[..(most - 1)], lines[most - 1] + "…"];
        while (longest > 1 && Break(text, longest - 1) is var shorter && shorter.Count == lines.Count)
            (lines, longest) = (shorter, longest - 1);
        return lines;
    }

    private static List<string> Break(string text, int longest)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + word.Length >= longest)
                lines.Add("");
            lines[^1] = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
        }

        return lines;
    }

    private static string Escape(string text) => SecurityElement.Escape(text);
}
