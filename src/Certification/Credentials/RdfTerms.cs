namespace Platform.Certifications.Credentials;

/// <summary>
/// What the terms of our documents mean, copied from the two contexts they name. A term stands here only if the service
/// writes it; each entry is proved against the contexts themselves by the interop tests.
/// </summary>
internal static class RdfTerms
{
    internal const string Credentials = "https://www.w3.org/ns/credentials/v2";
    internal const string OpenBadges = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

    /// <summary>Type of a term whose text is the name of something, an IRI.</summary>
    internal const string Reference = "@id";

    private const string Vc = "https://www.w3.org/2018/credentials#";
    private const string Status = "https://www.w3.org/ns/credentials/status#";
    private const string Security = "https://w3id.org/security#";
    private const string Schema = "https://schema.org/";
    private const string Ob = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";
    private const string DateTime = "http://www.w3.org/2001/XMLSchema#dateTime";
    private const string AnyUri = "https://www.w3.org/2001/XMLSchema#anyURI"; // https: the context says so
    private const string Boolean = "https://www.w3.org/2001/XMLSchema#boolean";

    /// <summary>Understood in every node.</summary>
    private static readonly Dictionary<string, Term> Everywhere = new()
    {
        ["name"] = new(Schema + "name"),
        ["description"] = new(Schema + "description"),
    };

    /// <summary>Understood in every node of a document that names the context of Open Badges.</summary>
    private static readonly Dictionary<string, Term> InBadges = new()
    {
        ["alignment"] = new(Ob + "alignment"),
        ["image"] = new(Ob + "image", Reference),
        ["inLanguage"] = new(Schema + "inLanguage"),
        ["narrative"] = new(Ob + "narrative"),
        ["url"] = new(Schema + "url", AnyUri),
    };

    private static readonly Dictionary<string, NodeType> Types = new()
    {
        ["VerifiableCredential"] = new(Vc + "VerifiableCredential")
        {
            ["credentialStatus"] = new(Vc + "credentialStatus", Reference),
            ["credentialSubject"] = new(Vc + "credentialSubject", Reference),
            ["evidence"] = new(Vc + "evidence", Reference),
            ["issuer"] = new(Vc + "issuer", Reference),
            ["validFrom"] = new(Vc + "validFrom", DateTime),
            ["validUntil"] = new(Vc + "validUntil", DateTime),
        },
        ["BitstringStatusListCredential"] = new(Status + "BitstringStatusListCredential"),
        ["BitstringStatusList"] = new(Status + "BitstringStatusList")
        {
            ["encodedList"] = new(Status + "encodedList", Security + "multibase"),
            ["statusPurpose"] = new(Status + "statusPurpose"),
            ["ttl"] = new(Status + "ttl"),
        },
        ["BitstringStatusListEntry"] = new(Status + "BitstringStatusListEntry")
        {
            ["statusListCredential"] = new(Status + "statusListCredential", Reference),
            ["statusListIndex"] = new(Status + "statusListIndex"),
            ["statusPurpose"] = new(Status + "statusPurpose"),
        },
        ["DataIntegrityProof"] = new(Security + "DataIntegrityProof")
        {
            ["created"] = new("http://purl.org/dc/terms/created", DateTime),
            ["cryptosuite"] = new(Security + "cryptosuite", Security + "cryptosuiteString"),
            ["proofPurpose"] = new(Security + "proofPurpose", Security),
            ["verificationMethod"] = new(Security + "verificationMethod", Reference),
        },
    };

    private static readonly Dictionary<string, NodeType> BadgeTypes = new()
    {
        ["OpenBadgeCredential"] = new(Ob + "OpenBadgeCredential"),
        ["AchievementSubject"] = new(Ob + "AchievementSubject")
        {
            ["achievement"] = new(Ob + "achievement"),
            ["identifier"] = new(Ob + "identifier"),
            ["licenseNumber"] = new(Ob + "licenseNumber"),
            ["result"] = new(Ob + "result"),
            ["source"] = new(Ob + "source", Reference),
        },
        ["Achievement"] = new(Ob + "Achievement")
        {
            ["achievementType"] = new(Ob + "achievementType"),
            ["criteria"] = new(Ob + "Criteria", Reference), // with a capital: the context says so
            ["humanCode"] = new(Ob + "humanCode"),
            ["resultDescription"] = new(Ob + "resultDescription"),
            ["version"] = new(Ob + "version"),
        },
        ["Alignment"] = new(Schema + "AlignmentObject")
        {
            ["targetCode"] = new(Ob + "targetCode"),
            ["targetDescription"] = new(Schema + "targetDescription"),
            ["targetFramework"] = new(Schema + "targetFramework"),
            ["targetName"] = new(Schema + "targetName"),
            ["targetUrl"] = new(Schema + "targetUrl", AnyUri),
        },
        ["Evidence"] = new(Ob + "Evidence") { ["genre"] = new(Schema + "genre") },
        ["IdentityObject"] = new(Ob + "IdentityObject")
        {
            ["hashed"] = new(Ob + "hashed", Boolean),
            ["identityHash"] = new(Ob + "identityHash"),
            ["identityType"] = new(Ob + "identityType"),
            ["salt"] = new(Ob + "salt"),
        },
        ["Image"] = new(Ob + "Image") { ["caption"] = new(Schema + "caption") },
        ["Profile"] = new(Ob + "Profile"),
        ["Result"] = new(Ob + "Result")
        {
            ["resultDescription"] = new(Ob + "resultDescription", AnyUri),
            ["value"] = new(Schema + "value"),
        },
        ["ResultDescription"] = new(Ob + "ResultDescription") { ["resultType"] = new(Ob + "resultType") },
    };

    /// <exception cref="InvalidDataException">No document of ours has a node of this type.</exception>
    internal static string TypeIri(string type, bool badges) => Of(type, badges).Iri;

    /// <summary>
    /// The term as it is meant in a node of these types. What a type says holds in its own node, not in nodes below it.
    /// </summary>
    /// <exception cref="InvalidDataException">It is unknown there, or no document of ours has it.</exception>
    internal static Term Find(string name, IReadOnlyList<string> types, bool badges)
    {
        foreach (var type in types)
        {
            if (Of(type, badges).Terms.TryGetValue(name, out var own))
                return own;
        }

        return Everywhere.TryGetValue(name, out var term) || (badges && InBadges.TryGetValue(name, out term))
            ? term
            : throw new InvalidDataException($"The term {name} is not known here.");
    }

    private static NodeType Of(string type, bool badges) =>
        Types.TryGetValue(type, out var known) || (badges && BadgeTypes.TryGetValue(type, out known))
            ? known
            : throw new InvalidDataException($"The type {type} is not known.");

    /// <param name="Iri">The predicate.</param>
    /// <param name="Type">Datatype of its text; <see cref="Reference"/> where the text names something; a vocabulary,
    /// ending in <c>#</c>, where the text is a word of it.</param>
    internal sealed record Term(string Iri, string? Type = null)
    {
        internal bool IsWord => Type?.EndsWith('#') is true;
    }

    private sealed class NodeType(string iri)
    {
        internal string Iri => iri;

        internal Dictionary<string, Term> Terms { get; } = [];

        internal Term this[string name]
        {
            set => Terms.Add(name, value);
        }
    }
}
