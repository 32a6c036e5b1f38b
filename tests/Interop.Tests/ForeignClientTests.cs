using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Testing;

namespace Platform.Interop.Tests;

/// <summary>
/// An operator onboarded over HTTP works with AMQP libraries nobody here wrote, and gets no further than its contract.
/// </summary>
[Collection(nameof(InteropPlatform))]
public sealed class ForeignClientTests(InteropPlatform platform)
{
    public static TheoryData<string> Libraries => ["amqplib", "rabbitmq-client"];

    [Theory, MemberData(nameof(Libraries)), Trait("validator", "V23")]
    public async Task A_foreign_library_takes_a_request_and_its_receipt_is_seen_over_HTTP(string library)
    {
        await using var telecom = await platform.Onboard();
        await telecom.Ask();

        await Check.Accepts("partner.mjs", telecom.Login, library, "report");

        await Eventually.True(
            async () => (int)(await telecom.Traffic())["received"]! == 1, "the receipt of the foreign library");
    }

    [Theory, MemberData(nameof(Libraries)), Trait("validator", "V23"), Trait("attack", "B01")]
    public async Task A_foreign_library_is_refused_by_another_exchange_and_another_virtual_host(string library)
    {
        await using var telecom = await platform.Onboard();
        await Check.Refuses("ACCESS", "partner.mjs", telecom.Login, library, "foreign-exchange");
        await Check.Refuses("", "partner.mjs", telecom.Login, library, "foreign-vhost");
    }

    [Fact, Trait("validator", "V23"), Trait("requirement", "000-11")]
    public async Task An_operator_without_AMQP_takes_a_request_and_hands_in_its_receipt_signed()
    {
        await using var telecom = await platform.Onboard();
        var login = await platform.Subscribe(telecom);
        await telecom.Ask();

        await Check.Accepts("webhook.mjs", login, "report");

        await Eventually.True(
            async () => (int)(await telecom.Traffic())["received"]! == 1, "the receipt handed in");
    }

    [Fact, Trait("validator", "V23"), Trait("attack", "B12")]
    public async Task A_receipt_signed_by_another_secret_is_refused()
    {
        await using var telecom = await platform.Onboard();
        var login = await platform.Subscribe(telecom);
        await telecom.Ask();

        await Check.Refuses("signature-invalid", "webhook.mjs", login, "forge");
    }

    [Fact, Trait("validator", "V23"), Trait("attack", "B11")]
    public async Task A_member_written_twice_passes_their_parser_and_not_ours()
    {
        await using var telecom = await platform.Onboard();
        await telecom.Ask();

        await Check.Accepts("partner.mjs", telecom.Login, "amqplib", "twice-the-key");

        await Eventually.True(
            async () => (await telecom.Traffic())["refusals"]!.AsArray()
                .Any(refusal => (string?)refusal!["reason"] is "envelope-invalid" or "data-invalid"),
            "the refusal");
        Assert.Equal(0, (int)(await telecom.Traffic())["received"]!);
    }
}

/// <summary>An operator registered by operations staff, and what it was told.</summary>
internal sealed class OnboardedOperator(
    HttpClient operations, HttpClient notification, Uri door, string id, string login) : IAsyncDisposable
{
    /// <summary>File with what its programs need to connect.</summary>
    internal string Login => login;

    internal static async Task<OnboardedOperator> Register(
        HttpClient operations, HttpClient notification, Uri door, Uri broker, Func<string, string> keep)
    {
        var id = $"it-{Guid.NewGuid():n}"[..16];
        (await Post(operations, new Uri(door, "partners"), new
        {
            id,
            name = "Nhà mạng thử nghiệm",
            source = $"urn:operator:{id}",
            contract = new
            {
                acceptedTypes = new[] { "vn.bdhvs.message.receipt-reported.v1" },
                areas = Array.Empty<Guid>(),
                ratePerMinute = 1_000,
                retentionDays = 7,
                queueLength = 1_000,
            },
        })).EnsureSuccessStatusCode();
        var granted = await operations.PutAsync(new Uri(door, $"partners/{id}/logins/a"), null);
        var secret = (await granted.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!;
        return new OnboardedOperator(operations, notification, door, id, keep(JsonSerializer.Serialize(new
        {
            host = broker.Host,
            port = broker.Port,
            vhost = (string?)secret["virtualHost"],
            user = (string?)secret["userName"],
            password = (string?)secret["password"],
            id,
            source = $"urn:operator:{id}",
            foreign = "/operators/demo",
        })));
    }

    /// <summary>A message that this operator shall send.</summary>
    internal async Task Ask() => (await notification.PostAsJsonAsync(new Uri(door, "dispatches"), new
    {
        reference = Guid.CreateVersion7(),
        to = "+84900000000",
        text = "[BDHVS] Chuc mung ban.",
        encoding = "gsm7",
        brandname = "BDHVS",
        category = "notice",
        @operator = id,
    })).EnsureSuccessStatusCode();

    /// <returns>What a program without AMQP needs to take its events and to hand in its own.</returns>
    internal async Task<string> Subscribe(Uri gateway, int port)
    {
        var answer = await operations.PutAsJsonAsync(
            new Uri(door, $"partners/{id}/webhook"), new { url = $"http://127.0.0.1:{port}/" });
        var webhook = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>();
        return JsonSerializer.Serialize(new
        {
            port,
            secret = (string?)webhook!["secret"],
            door = new Uri(gateway, $"partnergateway/partners/{id}/events"),
            source = $"urn:operator:{id}",
        });
    }

    internal async Task<JsonNode> Traffic() =>
        (await operations.GetFromJsonAsync<JsonNode>(new Uri(door, $"partners/{id}/traffic?minutes=10")))!;

    public async ValueTask DisposeAsync()
    {
        var because = new { reason = "Kết thúc thử nghiệm" };
        await Post(operations, new Uri(door, $"partners/{id}/suspend"), because, ifMatch: "*");
        await Eventually.True(
            async () => (await Post(operations, new Uri(door, $"partners/{id}/close"), because, ifMatch: "*"))
                .IsSuccessStatusCode,
            "everything read");
        operations.Dispose();
        notification.Dispose();
    }

    private static async Task<HttpResponseMessage> Post(
        HttpClient client, Uri address, object body, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", $"\"{Guid.NewGuid()}\"");
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await client.SendAsync(request);
    }
}
