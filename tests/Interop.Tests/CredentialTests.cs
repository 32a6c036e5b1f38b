using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Testing;

namespace Platform.Interop.Tests;

/// <summary>
/// Certificates of the running platform, fetched as strangers fetch them, before verifiers nobody here wrote.
/// </summary>
[Collection(nameof(InteropPlatform))]
public sealed class CredentialTests(InteropPlatform platform)
{
    /// <summary>Not ours to commit; where it lies beside the repository, certificates are held against it.</summary>
    private static readonly string Schema = Path.GetFullPath(
        "../shared/data/ob_v3p0_achievementcredential_schema.json", Repository.Root);

    [Fact, Trait("validator", "V01")]
    public async Task Every_certificate_has_the_shape_of_Open_Badges()
    {
        if (!File.Exists(Schema))
        {
            Console.WriteLine($"V01 did not run: {Schema} is not there.");
            return;
        }

        var credentials = (await platform.Certificates()).Select(certificate => certificate.Credential).ToArray();
        await Check.Accepts("ob-schema.mjs", [Schema, .. credentials]);
        await Check.Refuses("/proof must be array", "ob-schema.mjs", Schema, platform.Break(
            credentials[0], credential => credential["proof"] = credential["proof"]![0]!.DeepClone()));
        await Check.Refuses("/@context/0 must be equal", "ob-schema.mjs", Schema, platform.Break(
            credentials[0], credential => credential["@context"] = new JsonArray(
                credential["@context"]![1]!.DeepClone(), credential["@context"]![0]!.DeepClone())));
        await Check.Refuses("required property 'validFrom'", "ob-schema.mjs", Schema, platform.Break(
            credentials[0], credential =>
            {
                credential["issuanceDate"] = credential["validFrom"]!.DeepClone();
                credential.Remove("validFrom");
            }));
    }

    [Fact, Trait("validator", "V02")]
    public async Task A_stranger_verifies_a_certificate_knowing_nothing_but_its_address()
    {
        var certificates = await platform.Certificates();
        var (one, other) = (certificates[0], certificates[1]);

        await Check.Accepts("vc-core.mjs", one.Url);
        await Check.Refuses("The signature is not valid", "vc-core.mjs", one.Url, platform.Break(
            one.Credential, credential => credential["name"] = "Tiến sĩ"));
        await Check.Refuses("The signature is not valid", "vc-core.mjs", one.Url, platform.Break(
            one.Credential,
            credential => credential["proof"] = PublishedCertificates.Read(other.Credential)["proof"]!.DeepClone()));
    }

    [Fact, Trait("validator", "V03")]
    public async Task A_second_implementation_verifies_it_offline()
    {
        var certificate = (await platform.Certificates())[0];
        var (did, list) = (await platform.Did(), await platform.List(certificate));

        await Check.Accepts("vc-db.mjs", certificate.Credential, did, list);
        await Refused("Invalid signature", credential => credential["name"] = "Tiến sĩ");
        await Refused("Invalid signature", credential =>
            credential["credentialSubject"]!["result"]![0]!["value"] = "proctored");
        await Refused("Safe mode validation error", credential => credential["nickname"] = "Hoa");
        await Refused("Dereferencing a URL", credential =>
            credential["@context"]!.AsArray().Add("https://elsewhere.example/context.json"));
        await Check.Refuses("Invalid signature", "vc-db.mjs", certificate.Credential, platform.Break(
            did, document => Multikey(document)["publicKeyMultibase"] = OtherKey), list);
        await Check.Refuses("not authorized", "vc-db.mjs", certificate.Credential, platform.Break(
            did, document => document["assertionMethod"] = new JsonArray("did:web:elsewhere.example#key")), list);
        await Check.Refuses("not verified", "vc-db.mjs", certificate.Credential, did, platform.Break(
            list, document => document["credentialSubject"]!["ttl"] = 1));

        Task Refused(string reason, Action<JsonObject> fault) => Check.Refuses(
            reason, "vc-db.mjs", platform.Break(certificate.Credential, fault), did, list);
    }

    [Fact, Trait("validator", "V05")]
    public async Task The_token_of_a_certificate_is_verified_by_the_key_it_names()
    {
        var certificates = await platform.Certificates();
        var (one, other) = (certificates[0], certificates[1]);
        var token = await File.ReadAllTextAsync(one.Token);
        var parts = token.Split('.');
        var headless = Base64Url("""{"alg":"none","typ":"JWT","kid":"KID"}""", token);
        var mistyped = Base64Url("""{"alg":"RS256","typ":"vc+jwt","kid":"KID"}""", token);

        await Check.Accepts("vc-jwt.mjs", one.Token, one.Credential);
        await Refused("ERR_JWS_SIGNATURE_VERIFICATION_FAILED", $"{parts[0]}.{Flip(parts[1])}.{parts[2]}");
        await Refused("ERR_JOSE_ALG_NOT_ALLOWED", $"{headless}.{parts[1]}.{parts[2]}");
        await Refused("ERR_JWS_SIGNATURE_VERIFICATION_FAILED", $"{mistyped}.{parts[1]}.{parts[2]}");
        await Check.Refuses("says something else", "vc-jwt.mjs", one.Token, other.Credential);

        Task Refused(string reason, string text) => Check.Refuses(
            reason, "vc-jwt.mjs", platform.Keep(text, "jwt"), one.Credential);
    }

    [Fact, Trait("validator", "V06"), Trait("attack", "C03")]
    public async Task A_revocation_reaches_every_verifier_through_the_list()
    {
        var certificates = await platform.Certificates();
        var revoked = certificates[^1];
        using (var portal = await platform.SignInAs(PublishedCertificates.Portal))
            await portal.Act(
                $"certificates/{revoked.Id}/revoke",
                new { reasonCode = "issued-in-error", reason = "Thu hồi để kiểm tra." });
        var index = IndexOf(revoked);
        await Eventually.Pass(async () => await Check.Accepts(
            "status.mjs", await platform.List(revoked), Registry(certificates, index)));
        var list = await platform.List(revoked);

        await Check.Refuses(
            "the bit of revocation is set", "vc-db.mjs", revoked.Credential, await platform.Did(), list);
        await Check.Refuses("\"failed\":[\"revocation_status\"]", "vc-core.mjs", revoked.Url);
        await Check.Refuses($"bits {index} differ", "status.mjs", list, Registry(certificates));
        await Check.Refuses("out of range", "status.mjs", list, platform.Break(
            Registry(certificates, index), registry => registry["issued"]!.AsArray().Add(131_072)));
        await Check.Refuses("fewer than", "status.mjs", platform.Break(
            list, document => document["credentialSubject"]!["encodedList"] = Short), Registry(certificates));
    }

    /// <summary>1,024 bits that are not set, as the decoder takes them without complaint.</summary>
    private const string Short = "uH4sIAAAAAAACA2NgGFgAAJ36qMKAAAAA";

    private const string OtherKey = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";

    private static JsonNode Multikey(JsonObject did) => did["verificationMethod"]!.AsArray()
        .First(method => (string)method!["type"]! == "Multikey")!;

    private static string Flip(string payload) => payload[..40] + (payload[40] == 'A' ? 'B' : 'A') + payload[41..];

    private static string Base64Url(string header, string token)
    {
        var written = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[0]))!;
        return System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(
            header.Replace("KID", (string)written["kid"]!, StringComparison.Ordinal)));
    }

    private static int IndexOf(Published certificate) => int.Parse(
        (string)PublishedCertificates.Read(certificate.Credential)["credentialStatus"]!["statusListIndex"]!,
        System.Globalization.CultureInfo.InvariantCulture);

    private string Registry(IReadOnlyList<Published> certificates, params int[] set) => platform.Keep(
        JsonSerializer.Serialize(new { issued = certificates.Select(IndexOf), set }));
}
