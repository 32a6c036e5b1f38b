using System.Security.Cryptography;

namespace Platform.Architecture.Tests;

/// <summary>
/// What the hosts demand before they start. The servers it names do not exist: nothing here talks to them.
/// </summary>
internal static class HostSettings
{
    private static readonly string Key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private static readonly string SigningKey = NewSigningKey();
    private static readonly string PackKey = NewPackKey();
    private static readonly string ProofKey = Convert.ToBase64String(
        [.. Convert.FromHexString("302e020100300506032b657004220420"), .. RandomNumberGenerator.GetBytes(32)]);

    public static Dictionary<string, string?> WithoutServers(string service) => new()
    {
        [$"ConnectionStrings:{service}"] =
            "Host=127.0.0.1;Port=9;Username=nobody;Password=nobody;Database=none;Timeout=1",
        ["ConnectionStrings:messaging"] = "amqp://nobody:nobody@127.0.0.1:9",
        ["Messaging:ManagementUri"] = "http://nobody:nobody@127.0.0.1:9",
        ["Authentication:Issuer"] = "https://issuer.example",
        ["Authentication:Audience"] = "https://api.example",
        ["Platform:PublicBaseUrl"] = "https://bdhvs.example",
        ["Learner:CitizenIdKey"] = Key,
        ["Learner:BlindIndexKey"] = Key,
        ["Course:OfflinePacks:SigningKey"] = PackKey,
        ["Notification:ContactKey"] = Key,
        ["Certification:Keys:0:Algorithm"] = "EdDSA",
        ["Certification:Keys:0:PrivateKey"] = ProofKey,
        ["Certification:Keys:1:Algorithm"] = "RS256",
        ["Certification:Keys:1:PrivateKey"] = SigningKey,
        ["Webhooks:Key"] = Key,
        ["Certification:NumberPrefix"] = "BDHVS",
        ["Certification:LifeCycle:IssuesPerDay"] = "500",
        ["Certification:LifeCycle:CoolOff"] = "1.00:00:00",
        ["Certification:Documents:SealKey"] = SigningKey,
        ["Certification:Confirmations:Address"] = "http://127.0.0.1:9",
        ["Certification:Confirmations:Credential"] = "none-of-the-sixteen",
        ["ServiceClient:ClientId"] = "none",
        ["ServiceClient:ClientSecret"] = "none",
        ["services:partnergateway:http:0"] = "http://127.0.0.1:9",
        ["Logging:LogLevel:Default"] = "None",
    };

    private static string NewSigningKey()
    {
        using var key = RSA.Create(2048);
        return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    }

    private static string NewPackKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    }
}
