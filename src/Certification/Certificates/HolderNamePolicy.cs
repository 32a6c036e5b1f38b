using System.Globalization;

namespace Platform.Certifications.Certificates;

/// <summary>How much of a holder's name a stranger with the link sees.</summary>
internal enum HolderNamePolicy
{
    /// <summary>First and last word, the middle hidden: <c>Nguyễn *** Hoa</c>.</summary>
    Masked,

    /// <summary>First letters only: <c>N. T. H.</c></summary>
    Initials,
    Full,
}

internal static class HolderName
{
    internal static string Show(string name, HolderNamePolicy policy)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return policy switch
        {
            HolderNamePolicy.Full => name,
            HolderNamePolicy.Initials => string.Join(' ', words.Select(Initial)),
            // A name of one or two words has no middle to hide.
            _ when words.Length < 3 => string.Join(' ', words[..^1].Append(Initial(words[^1]))),
            _ => $"{words[0]} *** {words[^1]}",
        };
    }

    private static string Initial(string word) => StringInfo.GetNextTextElement(word) + ".";
}
