using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Notifications.Templates;

/// <summary>
/// A text as it is registered with the operators. A version never changes; another wording is another version.
/// </summary>
internal sealed partial class Template
{
    /// <summary>Language of last resort, in which every template exists.</summary>
    internal const string Fallback = "vi";

    private const string Ellipsis = "...";
    private const int ShortestKept = 12;

    public required string Code { get; init; }

    public required int Version { get; init; }

    /// <summary>BCP 47.</summary>
    public required string Locale { get; init; }

    /// <summary><c>notice</c> or <c>advert</c>.</summary>
    public required string Category { get; init; }

    /// <summary>Accented text with named placeholders: <c>{title}</c>.</summary>
    public required string Text { get; init; }

    /// <summary>Of an e-mail; the name of the sender where there is none.</summary>
    public string? Subject { get; init; }

    /// <summary>Placeholder whose value is cut at a word where that saves a segment.</summary>
    public string? Shorten { get; init; }

    /// <summary>The text for these values; without accents it fits the GSM alphabet.</summary>
    internal string Render(IReadOnlyDictionary<string, string> values, bool accented)
    {
        var text = Fill(values, accented);
        if (accented || Shorten is null || SmsText.Measure(text) is { Encoding: "gsm7", Units: <= SmsText.OneSegment })
            return text;

        for (var words = values[Shorten].Split(' '); words.Length > 1;)
        {
            words = words[..^1];
            var shorter = string.Join(' ', words) + Ellipsis;
            if (shorter.Length < ShortestKept)
                break;
            var candidate = Fill(new Dictionary<string, string>(values) { [Shorten] = shorter }, accented);
            if (SmsText.Measure(candidate).Segments == 1)
                return candidate;
        }

        return text; // a second segment is better than a text that says nothing
    }

    /// <summary>The wanted language, else the language without its region, else Vietnamese.</summary>
    internal static Template Choose(IReadOnlyCollection<Template> locales, string wanted) =>
        locales.FirstOrDefault(template => Is(template, wanted))
        ?? locales.FirstOrDefault(template => Is(template, wanted.Split('-')[0]))
        ?? locales.Single(template => template.Locale == Fallback);

    /// <summary>Names of what is filled in.</summary>
    internal IEnumerable<string> Placeholders() => Placeholder().Matches(Text).Select(match => match.Groups[1].Value);

    private static bool Is(Template template, string locale) =>
        string.Equals(template.Locale, locale, StringComparison.OrdinalIgnoreCase);

    private string Fill(IReadOnlyDictionary<string, string> values, bool accented)
    {
        var text = Placeholder().Replace(Text, match => values[match.Groups[1].Value]);
        return accented ? text : SmsText.WithoutMarks(text);
    }

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Placeholder();
}

internal sealed class TemplateConfiguration : IEntityTypeConfiguration<Template>
{
    public void Configure(EntityTypeBuilder<Template> builder)
    {
        builder.HasKey(template => new { template.Code, template.Version, template.Locale });
        builder.Property(template => template.Code).HasMaxLength(60);
        builder.Property(template => template.Locale).HasMaxLength(35);
        builder.Property(template => template.Category).HasMaxLength(20);
        builder.Property(template => template.Text).HasMaxLength(612);
        builder.Property(template => template.Subject).HasMaxLength(120);
    }
}
