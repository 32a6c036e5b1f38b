using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Certifications.Certificates;
using Platform.Certifications.Signing;
using Platform.Certifications.Transparency;
using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>The public log, read as a stranger reads it: by HTTP, believing nothing but the signature.</summary>
public sealed class TransparencyTests(CertificationFixture fixture) : IClassFixture<CertificationFixture>
{
    [Fact]
    public async Task Anybody_proves_that_a_certificate_stands_in_the_signed_log()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        var (token, credential) = await Served(certificate.PublicId);

        var proof = await Proof(certificate.PublicId);
        var note = SignedNote.Read(proof.GetProperty("checkpoint").GetString()!)!;
        var leaf = MerkleTree.Leaf(SHA256.HashData([.. SHA256.HashData(token), .. SHA256.HashData(credential)]));

        Assert.Equal(SHA256.HashData(token), Bytes(proof, "tokenHash"));
        Assert.Equal(SHA256.HashData(credential), Bytes(proof, "credentialHash"));
        Assert.Equal(leaf, Bytes(proof, "leafHash"));
        Assert.Equal(note.Root, Bytes(proof, "root"));
        Assert.True(MerkleTree.ProvesInclusion(
            proof.GetProperty("position").GetInt64(), note.Size, leaf, Hashes(proof), note.Root));
        Assert.True(await IsSigned(note));
        Assert.Equal("bdhvs.example/transparency", note.Origin);
    }

    [Fact]
    public async Task Anybody_proves_that_the_log_was_only_added_to()
    {
        var area = await fixture.NewVillage();
        var first = await fixture.NewCertificate(area.Village);
        await Proof(first.PublicId);
        var before = await Checkpoint();
        var second = await fixture.NewCertificate(area.Village, "Trần Văn Ba");
        await Proof(second.PublicId);
        var after = await Checkpoint();

        var proof = await Json($"/transparency/consistency?from={before.Size}&to={after.Size}");

        Assert.True(after.Size > before.Size);
        Assert.True(MerkleTree.ProvesConsistency(before.Size, after.Size, before.Root, after.Root, Hashes(proof)));
    }

    [Fact]
    public async Task A_mirror_computes_the_signed_root_from_the_entries()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        await Proof(certificate.PublicId);
        var note = await Checkpoint();

        var tree = new MerkleFrontier(0, []);
        for (long? start = 0; start is not null && tree.Size < note.Size;)
        {
            var page = await Json($"/transparency/entries?start={start}&limit=2");
            foreach (var item in page.GetProperty("items").EnumerateArray().Take((int)(note.Size - tree.Size)))
            {
                Assert.Equal(tree.Size, item.GetProperty("position").GetInt64());
                tree.Append(MerkleTree.Leaf(Bytes(item, "artefactHash")));
            }

            start = page.TryGetProperty("next", out var next) ? next.GetInt64() : null;
        }

        Assert.Equal(note.Size, tree.Size);
        Assert.Equal(note.Root, tree.Root);
    }

    [Fact]
    public async Task The_log_shows_nothing_but_hashes()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village, "Lò Thị Mai Xuân");
        await Proof(certificate.PublicId);

        using var client = fixture.CreateClient();
        using var answer = await client.GetAsync("/transparency/entries");
        var entries = await answer.Content.ReadAsStringAsync();

        Assert.All(
            [certificate.PublicId, certificate.Number, certificate.Id.ToString(), "Xuân"],
            secret => Assert.DoesNotContain(secret, entries, StringComparison.Ordinal));
        Assert.True(answer.Headers.CacheControl!.Public);
    }

    [Theory]
    [InlineData("/transparency/proofs?publicId=00000000000000000000000000", HttpStatusCode.NotFound)]
    [InlineData("/transparency/proofs?publicId=x", HttpStatusCode.NotFound)]
    [InlineData("/transparency/proofs", HttpStatusCode.BadRequest)]
    [InlineData("/transparency/consistency?from=0", HttpStatusCode.BadRequest)]
    [InlineData("/transparency/consistency?from=9223372036854775807", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/transparency/entries?limit=1001", HttpStatusCode.BadRequest)]
    [InlineData("/transparency/entries?start=-1", HttpStatusCode.BadRequest)]
    [InlineData("/transparency/entries?start=9223372036854775807", HttpStatusCode.OK)]
    public async Task What_the_log_does_not_have_is_said_so(string path, HttpStatusCode status)
    {
        using var client = fixture.CreateClient();
        await Eventually.Get(() => fixture.Db(db => db.LatestCheckpoint(default)), "a checkpoint");
        using var answer = await client.GetAsync(path);

        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("update log_entries set artefact_hash = leaf_hash")]
    [InlineData("delete from log_entries")]
    [InlineData("truncate log_entries")]
    [InlineData("update log_nodes set hash = hash")]
    [InlineData("delete from log_nodes")]
    [InlineData("delete from log_checkpoints")]
    [InlineData("update log_checkpoints set note = ''")]
    [InlineData("insert into log_entries select position + 1000000, gen_random_uuid(), 1, leaf_hash, leaf_hash, now() "
        + "from log_entries")]
    public async Task The_database_refuses_to_change_what_was_logged(string change)
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        await fixture.NewCertificate(area.Village, "Trần Văn Ba");
        await Proof(certificate.PublicId);
        await Eventually.True(() => fixture.Db(db => db.LogNodes.AnyAsync()), "a subtree");

        await Assert.ThrowsAsync<PostgresException>(
            () => fixture.Db(db => db.Database.ExecuteSqlRawAsync(change)));
    }

    [Fact]
    public async Task Writers_side_by_side_leave_no_gap()
    {
        var area = await fixture.NewVillage();
        var learners = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => fixture.NewLearner()));
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            for (var i = 0; i < 20; i++)
                await fixture.Db(db => db.AppendWaiting(2, DateTimeOffset.UtcNow, default));
        }));
        foreach (var learner in learners)
            await fixture.Bus.Publish(CertificationFixture.Completion(learner, area.Village));
        foreach (var learner in learners)
            await fixture.CertificateOf(learner, CertificateStatus.Valid);
        await writing;

        await Eventually.True(
            () => fixture.Db(db => db.UnloggedIssuances.AnyAsync()).Is(false), "every artefact logged");
        var positions = await fixture.Db(
            db => db.LogEntries.OrderBy(e => e.Position).Select(e => e.Position).ToListAsync());
        Assert.Equal(Enumerable.Range(0, positions.Count).Select(n => (long)n), positions);
        Assert.Equal(await fixture.Db(db => db.Issuances.CountAsync()), positions.Count);
    }

    private Task<JsonElement> Proof(string publicId) => Eventually.Get(
        async () => (object)await Json($"/transparency/proofs?publicId={publicId}"), "a proof").Cast<JsonElement>();

    private async Task<SignedNote> Checkpoint()
    {
        using var client = fixture.CreateClient();
        return SignedNote.Read(await client.GetStringAsync("/transparency/checkpoint"))!;
    }

    private async Task<(byte[] Token, byte[] Credential)> Served(string publicId)
    {
        using var client = fixture.CreateClient();
        return (
            await client.GetByteArrayAsync($"/credentials/{publicId}.jwt"),
            await client.GetByteArrayAsync($"/credentials/{publicId}"));
    }

    private async Task<JsonElement> Json(string path)
    {
        using var client = fixture.CreateClient();
        using var json = JsonDocument.Parse(await client.GetStringAsync(path));
        return json.RootElement.Clone();
    }

    private Task<bool> IsSigned(SignedNote note) => fixture.Use<IssuerKeys, bool>(keys => Task.FromResult(
        keys.All.Any(key => keys.Confirms(
            key.KeyId, SignedNote.TextOf(note.Origin, note.Size, note.Root), note.Signature))));

    private static byte[] Bytes(JsonElement json, string name) =>
        Convert.FromBase64String(json.GetProperty(name).GetString()!);

    private static byte[][] Hashes(JsonElement json) =>
        [.. json.GetProperty("proof").EnumerateArray().Select(hash => Convert.FromBase64String(hash.GetString()!))];
}

internal static class CastExtensions
{
    internal static async Task<T> Cast<T>(this Task<object> task) => (T)await task;
}
