using System.Text.Json.Nodes;
using Platform.Certifications.Signing;

namespace Platform.Certifications.Credentials;

/// <summary>
/// The DID document (did:web) of an issuer: every key it ever signed with, and which of them to believe. Only a
/// compromised key leaves the second list.
/// </summary>
internal static class DidDocument
{
    internal static JsonObject Of(string issuer, IEnumerable<IssuerKey> keys, PublicAddress at)
    {
        var did = at.Did(issuer);
        var (methods, believed) = (new JsonArray(), new JsonArray());
        foreach (var key in keys)
        {
            methods.Add(Method(key, did, at.VerificationMethod(issuer, key.KeyId)));
            if (key.State is not KeyState.Compromised)
                believed.Add(at.VerificationMethod(issuer, key.KeyId));
        }

        return new JsonObject
        {
            ["@context"] = new JsonArray(
                "https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1",
                "https://w3id.org/security/suites/jws-2020/v1"),
            ["id"] = did,
            ["verificationMethod"] = methods,
            ["assertionMethod"] = believed,
        };
    }

    private static JsonObject Method(IssuerKey key, string did, string id)
    {
        var method = new JsonObject { ["id"] = id };
        if (key.Public is PublicKey.Ed25519Key ed25519)
        {
            method["type"] = "Multikey";
            method["controller"] = did;
            method["publicKeyMultibase"] = ed25519.Multibase;
        }
        else
        {
            method["type"] = "JsonWebKey2020";
            method["controller"] = did;
            method["publicKeyJwk"] = new JsonObject(
                key.Public.Jwk.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)member.Value)));
        }

        return method;
    }
}
