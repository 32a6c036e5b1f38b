using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Testing;

namespace Platform.Interop.Tests;

/// <summary>A certificate of the running platform as strangers see it.</summary>
/// <param name="Id">Its identity, which strangers never see.</param>
/// <param name="Item">What the list of the officers says of it.</param>
/// <param name="Url">Address of the credential in the world.</param>
/// <param name="Credential">File of the credential.</param>
/// <param name="Token">File of the same as a token.</param>
internal sealed record Published(Guid Id, JsonElement Item, string Url, string Credential, string Token)
{
    internal string PublicId => Text("publicId");

    internal string Number => Text("number");

    internal Guid LearnerId => Item.GetProperty("learnerId").GetGuid();

    internal string Text(string member) => Item.GetProperty(member).GetString()!;
}

/// <summary>Certificates through the gateway: what officers do with them, and what the world fetches.</summary>
internal static class PublishedCertificates
{
    internal const string Portal = "portal-thai-nguyen";
    private const int Enough = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    internal static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(file))!.AsObject();

    /// <summary>What the demonstration's learners earned, in the order of its numbers.</summary>
    internal static Task<IReadOnlyList<Published>> Certificates(this InteropPlatform platform) =>
        platform.Signed(Enough, _ => true);

    /// <summary>A certificate of the demonstration's first learner that ends after a year.</summary>
    internal static async Task<Published> OneThatEnds(this InteropPlatform platform)
    {
        var (code, first) = ($"interop-{Guid.NewGuid():n}", (await platform.Certificates())[0]);
        using var portal = await platform.SignInAs(Portal);
        var draft = await portal.Act("criteria", new
        {
            code,
            content = new
            {
                kind = "course",
                codes = new[] { first.Text("criterionCode") },
                title = "Giấy xác nhận có thời hạn",
                titleEn = "Certificate that ends",
                authority = "Ban Chỉ đạo phong trào “Bình dân học vụ số”",
                leastAssurance = "self-study",
                validityMonths = 12,
                renewal = "none",
                renewalDays = 0,
                namesHolder = false,
                legalSource = "Kiểm tra liên thông · Interoperability check",
            },
        });
        await portal.Act($"criteria/{draft.GetProperty("id").GetGuid()}/publish", new { });
        await portal.Act(
            "certificates/bulk-issues",
            new { criterionCode = code, subject = "learner", ids = new[] { first.LearnerId } });
        var ends = await platform.Signed(1, item => item.GetProperty("criterionCode").GetString() == code);
        return ends[0];
    }

    /// <summary>What an officer does, as the documentation of the API says; the body of the answer.</summary>
    internal static async Task<JsonElement> Act(this HttpClient portal, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"certification/{path}")
        {
            Content = JsonContent.Create(body),
            Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } },
        };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        using var answer = await portal.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    internal static async Task<string> Did(this InteropPlatform platform) =>
        platform.Keep(await Fetch(new Uri(platform.Gateway, ".well-known/did.json")));

    /// <summary>The status list that the certificate names.</summary>
    internal static async Task<string> List(this InteropPlatform platform, Published certificate)
    {
        var published = (string)Read(certificate.Credential)["credentialStatus"]!["statusListCredential"]!;
        return platform.Keep(await Fetch(new Uri(platform.Gateway, new Uri(published).AbsolutePath)));
    }

    private static async Task<IReadOnlyList<Published>> Signed(
        this InteropPlatform platform, int enough, Func<JsonElement, bool> wanted)
    {
        using var portal = await platform.SignInAs(Portal);
        var issued = await Eventually.Get(
            async () =>
            {
                var page = await portal.GetFromJsonAsync<JsonElement>("certification/certificates?limit=100");
                var signed = page.GetProperty("items").EnumerateArray()
                    .Where(item => item.GetProperty("status").GetString() != "pending").Where(wanted).ToList();
                return signed.Count >= enough ? signed : null;
            },
            "certificates of the demonstration", Patience);
        return await Task.WhenAll(issued.Take(enough).Select(platform.Publish));
    }

    private static async Task<Published> Publish(this InteropPlatform platform, JsonElement item)
    {
        var path = $"credentials/{item.GetProperty("publicId").GetString()}";
        return new Published(
            item.GetProperty("id").GetGuid(),
            item,
            new Uri(platform.Public, path).AbsoluteUri,
            platform.Keep(await Fetch(new Uri(platform.Gateway, path))),
            platform.Keep(await Fetch(new Uri(platform.Gateway, path + ".jwt")), "jwt"));
    }

    private static async Task<string> Fetch(Uri address)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return await http.GetStringAsync(address);
    }
}
