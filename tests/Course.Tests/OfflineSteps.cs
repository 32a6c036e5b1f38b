using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Platform.Courses.Tests;

/// <summary>What a phone without connectivity takes along and brings back.</summary>
internal static class OfflineSteps
{
    internal static object Name(Guid classId, Guid learnerId, int? point = null) =>
        new { id = Guid.CreateVersion7(), classId, learnerId, point };

    internal static object Heads(Guid classId, int point, int headCount, DateTimeOffset countedAt) =>
        new { id = Guid.CreateVersion7(), classId, point, headCount, countedAt };

    internal static Task<HttpResponseMessage> Send(
        HttpClient officer, Guid packId, string device, object[] names, object[] papers,
        params object[] heads) =>
        officer.Post("/offline-packs/results", new { packId, device, names, papers, heads });

    internal static async Task<string[]> Rows(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. (await answer.Json()).GetProperty("rows").EnumerateArray().Select(row =>
            row.GetProperty("outcome").GetString()
            + (row.TryGetProperty("reason", out var reason) ? $":{reason.GetString()}" : "")
            + (row.TryGetProperty("scorePercent", out var score) ? $":{score.GetInt32()}" : ""))];
    }

    /// <summary>Issues a pack and checks its signature by the published key.</summary>
    internal static async Task<(Guid Id, JsonElement Document)> Pack(HttpClient officer, object request)
    {
        using var answer = await officer.Post("/offline-packs", request);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var body = await answer.Json();
        var parts = body.GetProperty("bundle").GetString()!.Split('.');
        var jwk = (await (await officer.GetAsync("/offline-packs/keys")).Json()).GetProperty("keys")[0];
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Bytes(jwk, "x"), Y = Bytes(jwk, "y") },
        });
        Assert.True(key.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]),
            HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        var header = JsonElement.Parse(Base64Url.DecodeFromChars(parts[0]));
        Assert.Equal(jwk.GetProperty("kid").GetString(), header.GetProperty("kid").GetString());
        return (body.GetProperty("id").GetGuid(), JsonElement.Parse(Base64Url.DecodeFromChars(parts[1])));
    }

    private static byte[] Bytes(JsonElement jwk, string name) =>
        Base64Url.DecodeFromChars(jwk.GetProperty(name).GetString()!);
}
