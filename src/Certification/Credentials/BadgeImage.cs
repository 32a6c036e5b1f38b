using System.Security;
using System.Text;

namespace Platform.Certifications.Credentials;

/// <summary>
/// The badge: a picture with the credential baked in (Open Badges 3.0, section 5.3.2.1), so that one file carries both.
/// </summary>
internal static class BadgeImage
{
    private const int LineLength = 26;
    private const int Lines = 4;

    internal static string Of(string credential, string title, string issuer, string number)
    {
        var image = new StringBuilder()
            .Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
            .Append("<svg xmlns=\"http://www.w3.org/2000/svg\" ")
            .Append("xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\" ")
            .Append("width=\"480\" height=\"480\" viewBox=\"0 0 480 480\" role=\"img\" lang=\"vi\">")
            .Append("<title>").Append(Escape(title)).Append("</title>")
            // CDATA: the bytes of the credential stand in the file as they are. Its JSON cannot hold the end mark
            // unless a text does, and then the mark is cut in two.
            .Append("<openbadges:credential><![CDATA[")
            .Append(credential.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal))
            .Append("]]></openbadges:credential>")
            .Append("<circle cx=\"240\" cy=\"240\" r=\"230\" fill=\"#0b5a1e\"/>")
            .Append("<circle cx=\"240\" cy=\"240\" r=\"208\" fill=\"#fff\"/>")
            .Append("<g text-anchor=\"middle\" font-family=\"'Noto Sans','DejaVu Sans',sans-serif\" fill=\"#111\">")
            .Append("<text x=\"240\" y=\"120\" font-size=\"24\" fill=\"#0b5a1e\">Bình dân học vụ số</text>");
        var y = 190;
        foreach (var line in Wrap(title))
        {
            image.Append("<text x=\"240\" y=\"").Append(y).Append("\" font-size=\"22\" font-weight=\"700\">")
                .Append(Escape(line)).Append("</text>");
            y += 32;
        }

        return image.Append("<text x=\"240\" y=\"350\" font-size=\"14\">").Append(Escape(Short(issuer)))
            .Append("</text><text x=\"240\" y=\"380\" font-size=\"16\">").Append(Escape(number))
            .Append("</text></g></svg>").ToString();
    }

    private static List<string> Wrap(string text)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + word.Length >= LineLength)
                lines.Add("");
            lines[^1] = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
        }

        return lines.Count <= Lines ? lines : [.. lines[..(Lines - 1)], lines[Lines - 1] + "…"];
    }

    private static string Short(string text) => text.Length <= 48 ? text : text[..47] + "…";

    private static string Escape(string text) => SecurityElement.Escape(text);
}
