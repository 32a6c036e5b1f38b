using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Partners.V1;
using Platform.Partners.Egress;
using Platform.Testing;

namespace Platform.Partners.Tests;

/// <summary>Events that must carry the operator's own signature.</summary>
public sealed class SignatureTests(PartnerGatewayFixture service) : IClassFixture<PartnerGatewayFixture>
{
    [Fact, Trait("attack", "B12")]
    public async Task Unsigned_or_wrongly_signed_is_refused_and_both_keys_are_good_during_rotation()
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await using var client = await registry.Onboard(service, id, Registry.Contract(signed: true));
        var (first, second, stranger) = (new Key("k1"), new Key("k2"), new Key("k1"));
        foreach (var key in new[] { first, second })
            Assert.Equal(204, (await Trust(key)).Status);
        Assert.Equal("two-at-most", (await Trust(new Key("k3"))).Code);

        Assert.Equal("signature-missing", await Refused(await Receipt()));
        Assert.Equal("signature-invalid", await Refused(stranger.Sign(await Receipt())));
        Assert.Equal("signature-invalid", await Refused(first.Sign(await Receipt()).With("data/state", "expired")));
        Assert.Equal("signature-invalid", await Refused(first.Sign(await Receipt()).With("id", "another")));
        Assert.Equal("signature-invalid", await Refused(first.Sign(await Receipt()).With("signature", "AAAA")));
        Assert.Equal("key-unknown", await Refused(new Key("k9").Sign(await Receipt())));
        await Accepted(first.Sign(await Receipt()));
        await Accepted(second.Sign(await Receipt()));

        Assert.Equal(204, (await registry.Send(HttpMethod.Delete, $"/partners/{id}/signing-keys/k1")).Status);
        Assert.Equal("key-unknown", await Refused(first.Sign(await Receipt())));
        await Accepted(second.Sign(await Receipt()));

        Task<Registry.Answer> Trust(Key key) => registry.Send(
            HttpMethod.Put, $"/partners/{id}/signing-keys/{key.Id}", new() { ["publicKey"] = key.Public });

        async Task<JsonObject> Receipt()
        {
            var reference = Guid.CreateVersion7();
            await service.Use((PartnerDbContext db) =>
            {
                var entry = PartnerFeedEntry.Create(
                    id, DispatchMessage.EventType, reference, "{}"u8.ToArray(), null, DateTimeOffset.UtcNow);
                entry.Published(DateTimeOffset.UtcNow);
                db.PartnerFeed.Add(entry);
                return db.SaveChangesAsync();
            });
            return Receipts.Event(reference, PartnerGatewayFixture.Source(id), id: Guid.NewGuid().ToString());
        }

        async Task<string> Refused(JsonObject evt)
        {
            var body = evt.Bytes();
            await client.Send(evt);
            return (await Eventually.Get(
                () => service.Use((PartnerDbContext db) => db.ParkedDeliveries.AsNoTracking()
                    .SingleOrDefaultAsync(parked => parked.Body == body)),
                "the refusal")).Reason;
        }

        async Task Accepted(JsonObject evt)
        {
            await client.Send(evt);
            var reference = Guid.Parse((string)evt["subject"]!);
            await Eventually.True(
                async () => (await service.Bus.Events<MessageReceiptReported>())
                    .Any(reported => reported.Reference == reference),
                "the receipt");
        }
    }

    /// <summary>The operator's half: signs with OpenSSL as any other program would.</summary>
    private sealed class Key
    {
        private const string Library = "libcrypto.so.3";
        private const int Type = 1087; // EVP_PKEY_ED25519
        private readonly byte[] secret = System.Security.Cryptography.RandomNumberGenerator.GetBytes(32);

        internal Key(string id)
        {
            Id = id;
            var (key, bytes, length) = (EVP_PKEY_new_raw_private_key(Type, 0, secret, 32), new byte[32], (nuint)32);
            Assert.Equal(1, EVP_PKEY_get_raw_public_key(key, bytes, ref length));
            EVP_PKEY_free(key);
            Public = Convert.ToBase64String(bytes);
        }

        internal string Id { get; }

        internal string Public { get; }

        /// <summary>By the published rule: the attributes a line each, the data as they are written.</summary>
        internal JsonObject Sign(JsonObject evt)
        {
            var text = string.Join('\n', new[] { "id", "source", "type", "subject", "time" }
                .Select(name => (string)evt[name]!).Append("").Append(evt["data"]!.ToJsonString()));
            var (key, context) = (EVP_PKEY_new_raw_private_key(Type, 0, secret, 32), EVP_MD_CTX_new());
            var (data, signature, length) = (Encoding.UTF8.GetBytes(text), new byte[64], (nuint)64);
            Assert.Equal(1, EVP_DigestSignInit(context, 0, 0, 0, key));
            Assert.Equal(1, EVP_DigestSign(context, signature, ref length, data, (nuint)data.Length));
            EVP_MD_CTX_free(context);
            EVP_PKEY_free(key);
            return evt.With("keyid", Id).With("signature", Convert.ToBase64String(signature));
        }

        [DllImport(Library)]
        private static extern nint EVP_PKEY_new_raw_private_key(int type, nint engine, byte[] key, nuint length);

        [DllImport(Library)]
        private static extern int EVP_PKEY_get_raw_public_key(nint key, byte[] bytes, ref nuint length);

        [DllImport(Library)]
        private static extern void EVP_PKEY_free(nint key);

        [DllImport(Library)]
        private static extern nint EVP_MD_CTX_new();

        [DllImport(Library)]
        private static extern void EVP_MD_CTX_free(nint context);

        [DllImport(Library)]
        private static extern int EVP_DigestSignInit(
            nint context, nint keyContext, nint digest, nint engine, nint key);

        [DllImport(Library)]
        private static extern int EVP_DigestSign(
            nint context, byte[] signature, ref nuint length, byte[] data, nuint dataLength);
    }
}
