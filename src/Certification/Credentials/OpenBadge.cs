using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Certifications.StatusLists;

namespace Platform.Certifications.Credentials;

/// <summary>
/// The credential as Open Badges 3.0 on Verifiable Credentials 2.0. What may repeat is a list, nothing is null or
/// empty, every node that can have an id has one; text is stored NFC. The number is the licence number of the
/// standard, the commune the source on whose word the issuer says it, the assurance level the one result.
/// </summary>
internal sealed record OpenBadge(
    string PublicId, string Number, string Title, string TitleEn, string Criterion, int CriterionVersion,
    string Assurance, string IssuerKey, string Issuer, Guid UnitId, string Unit, Guid Subject,
    DateTimeOffset ValidFrom, DateTimeOffset? ValidUntil, StatusEntry Status, string? HolderName = null)
{
    /// <summary>Letters stay letters: what is signed is read by people too.</summary>
    internal static readonly JsonSerializerOptions Spelling = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The document before any signature; it is stored before a key is used and never built again.</summary>
    internal byte[] Write(PublicAddress at)
    {
        var id = at.Credential(PublicId);
        var credential = new JsonObject
        {
            ["@context"] = new JsonArray(RdfTerms.Credentials, RdfTerms.OpenBadges),
            ["id"] = id,
            ["type"] = new JsonArray("VerifiableCredential", "OpenBadgeCredential"),
            ["name"] = Title,
            ["description"] = TitleEn,
            ["issuer"] = Profile(at.Did(IssuerKey), Issuer),
            ["validFrom"] = Time(ValidFrom),
        };
        if (ValidUntil is { } until)
            credential["validUntil"] = Time(until);
        var subject = new JsonObject
        {
            ["id"] = $"urn:uuid:{Subject}",
            ["type"] = new JsonArray("AchievementSubject"),
            ["licenseNumber"] = Number,
            ["source"] = Profile($"urn:uuid:{UnitId}", Unit),
            ["achievement"] = Achievement.Of(at, Criterion, CriterionVersion, Title, TitleEn),
            ["result"] = new JsonArray(new JsonObject
            {
                ["id"] = id + "#assurance",
                ["type"] = new JsonArray("Result"),
                ["resultDescription"] = Achievement.Assurance(at, Criterion, CriterionVersion),
                ["value"] = Assurance,
            }),
        };
        if (HolderName is not null)
            subject["identifier"] = new JsonArray(NameOf(HolderName));
        credential["credentialSubject"] = subject;
        credential["credentialStatus"] = Status.Write(at, IssuerKey);
        return Encoding.UTF8.GetBytes(credential.ToJsonString(Spelling));
    }

    /// <summary>In words, where the criterion says that the name is part of what is signed.</summary>
    private static JsonObject NameOf(string holder) => new()
    {
        ["type"] = "IdentityObject",
        ["hashed"] = false,
        ["identityHash"] = holder,
        ["identityType"] = "name",
    };

    private static JsonObject Profile(string id, string name) => new()
    {
        ["id"] = id,
        ["type"] = new JsonArray("Profile"),
        ["name"] = name,
    };
}
