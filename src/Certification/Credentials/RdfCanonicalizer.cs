using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Platform.Certifications.Credentials;

/// <summary>
/// RDF Dataset Canonicalization (RDFC-1.0) of the few shapes this service writes, as N-Quads. It is no JSON-LD
/// processor: a term or type it does not know, an empty value, text that is not NFC and nodes that only their place
/// tells apart are refused, because guessing what another implementation makes of them would be signing a guess.
/// </summary>
internal sealed class RdfCanonicalizer
{
    private const string RdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    private const string XmlSchema = "http://www.w3.org/2001/XMLSchema#";
    private static readonly string[] Schemes = ["https://", "http://", "urn:uuid:", "did:web:"];
    private static readonly string[][] Contexts = [[RdfTerms.Credentials], [RdfTerms.Credentials, RdfTerms.OpenBadges]];

    private readonly List<Quad> quads = [];
    private readonly bool badges;
    private int blanks;

    private RdfCanonicalizer(bool badges) => this.badges = badges;

    /// <exception cref="InvalidDataException">The document has a shape this service does not write.</exception>
    internal static string Canonicalize(JsonElement document)
    {
        var context = Contexts.FirstOrDefault(known => IsContext(document, known))
            ?? throw new InvalidDataException("The contexts are not those of a credential.");
        var canonicalizer = new RdfCanonicalizer(badges: context.Length > 1);
        canonicalizer.Node(document, isRoot: true);
        return canonicalizer.Write();
    }

    private static bool IsContext(JsonElement document, string[] expected) =>
        document.ValueKind is JsonValueKind.Object && document.TryGetProperty("@context", out var context)
        && context.ValueKind is JsonValueKind.Array
        && context.EnumerateArray().Select(url => url.ValueKind is JsonValueKind.String ? url.GetString() : null)
            .SequenceEqual(expected);

    private Name Node(JsonElement node, bool isRoot = false)
    {
        var subject = node.TryGetProperty("id", out var id) ? Iri(Text(id)) : new Name(null, blanks++);
        var types = node.TryGetProperty("type", out var type) ? [.. Values(type).Select(Text)] : Array.Empty<string>();
        foreach (var name in types)
            quads.Add(new Quad(subject, RdfType, Iri(RdfTerms.TypeIri(name, badges))));
        foreach (var member in node.EnumerateObject())
        {
            if (member.Name is "id" or "type" || (isRoot && member.Name is "@context"))
                continue;
            var term = RdfTerms.Find(member.Name, types, badges);
            foreach (var value in Values(member.Value))
                quads.Add(new Quad(subject, term.Iri, Object(term, value)));
        }

        return subject;
    }

    private Name Object(RdfTerms.Term term, JsonElement value) => (value.ValueKind, term.Type) switch
    {
        (JsonValueKind.Object, null or RdfTerms.Reference) => Node(value),
        (JsonValueKind.String, null) => new Name(Quoted(Text(value))),
        (JsonValueKind.String, RdfTerms.Reference) => Iri(Text(value)),
        (JsonValueKind.String, var vocabulary) when term.IsWord => Word(vocabulary!, Text(value)),
        (JsonValueKind.String, var datatype) => Typed(Text(value), datatype!),
        (JsonValueKind.True, var datatype) => Typed("true", datatype ?? XmlSchema + "boolean"),
        (JsonValueKind.False, var datatype) => Typed("false", datatype ?? XmlSchema + "boolean"),
        (JsonValueKind.Number, null) when value.TryGetInt32(out var number) =>
            Typed(number.ToString(CultureInfo.InvariantCulture), XmlSchema + "integer"),
        _ => throw new InvalidDataException($"A value of {term.Iri} is of a kind that is not written."),
    };

    /// <summary>One value, or each of several. An empty list would say nothing, unseen by any signature.</summary>
    private static JsonElement[] Values(JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Array)
            return [value];
        if (value.GetArrayLength() == 0)
            throw new InvalidDataException("A list is empty.");
        return [.. value.EnumerateArray()];
    }

    private static string Text(JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.String)
            throw new InvalidDataException("A text is expected.");
        try
        {
            var text = value.GetString()!;
            return text.IsNormalized(NormalizationForm.FormC)
                ? text
                : throw new InvalidDataException("A text is not NFC.");
        }
        catch (Exception unpaired) when (unpaired is ArgumentException or InvalidOperationException)
        {
            throw new InvalidDataException("A text is not valid Unicode.", unpaired);
        }
    }

    private static Name Iri(string text) =>
        Schemes.Any(scheme => text.StartsWith(scheme, StringComparison.Ordinal)) && !text.Any(IsForbidden)
            ? new Name($"<{text}>")
            : throw new InvalidDataException($"{text} is no identifier of ours.");

    private static bool IsForbidden(char sign) => sign <= ' ' || "<>\"{}|\\^`".Contains(sign, StringComparison.Ordinal);

    // The one purpose we sign for. A list of more words would have to say which are terms of the context.
    private static Name Word(string vocabulary, string word) => word is "assertionMethod"
        ? Iri(vocabulary + word)
        : throw new InvalidDataException($"{word} is not a word that is written.");

    private static Name Typed(string text, string datatype) => new($"{Quoted(text)}^^<{datatype}>");

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var sign in text)
        {
            _ = sign switch
            {
                '\\' => quoted.Append("\\\\"),
                '"' => quoted.Append("\\\""),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                < ' ' or '\u007f' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)sign:X4}"),
                _ => quoted.Append(sign),
            };
        }

        return quoted.Append('"').ToString();
    }

    private string Write()
    {
        var labels = Labels();
        var lines = quads.Select(quad => quad.Write(blank => $"_:c14n{labels[blank]}")).Distinct()
            .Select(Encoding.UTF8.GetBytes).ToList();
        lines.Sort((left, right) => left.AsSpan().SequenceCompareTo(right));
        return string.Concat(lines.Select(Encoding.UTF8.GetString));
    }

    /// <summary>Blank nodes in the order of their first-degree hashes, which must tell them apart.</summary>
    private Dictionary<int, int> Labels()
    {
        var hashes = Enumerable.Range(0, blanks).ToDictionary(blank => blank, HashOf);
        if (hashes.Values.Distinct().Count() < blanks)
            throw new InvalidDataException("Two nodes without an id look alike.");
        return hashes.OrderBy(hash => hash.Value, StringComparer.Ordinal).Select((hash, order) => (hash.Key, order))
            .ToDictionary(label => label.Key, label => label.order);
    }

    private string HashOf(int self)
    {
        var lines = quads.Where(quad => quad.Subject.Blank == self || quad.Object.Blank == self)
            .Select(quad => quad.Write(blank => blank == self ? "_:a" : "_:z")).Distinct()
            .Select(Encoding.UTF8.GetBytes).ToList();
        lines.Sort((left, right) => left.AsSpan().SequenceCompareTo(right));
        return Convert.ToHexStringLower(SHA256.HashData([.. lines.SelectMany(line => line)]));
    }

    /// <summary>An IRI or a literal as it is written, or the number of a node without an id.</summary>
    private sealed record Name(string? Written, int Blank = -1)
    {
        internal string Write(Func<int, string> labelOf) => Written ?? labelOf(Blank);
    }

    private sealed record Quad(Name Subject, string Predicate, Name Object)
    {
        internal string Write(Func<int, string> labelOf) =>
            $"{Subject.Write(labelOf)} <{Predicate}> {Object.Write(labelOf)} .\n";
    }
}
