using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Platform.Certifications.Credentials;

namespace Platform.Certifications.Tests;

/// <summary>What the world fetches: the stored bytes, and all they point to.</summary>
public sealed class PublishedCredentialTests(CertificationFixture fixture) : IClassFixture<CertificationFixture>
{
    [Fact]
    [Trait("attack", "C01")]
    public async Task A_certificate_is_served_byte_for_byte_as_it_was_stored()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        var stored = await fixture.IssuanceOf(certificate.Id);
        using var client = fixture.CreateClient();

        Assert.Equal(
            Encoding.UTF8.GetBytes(stored.Credential!),
            await client.GetByteArrayAsync($"/credentials/{certificate.PublicId}"));
        Assert.Equal(
            Encoding.UTF8.GetBytes(stored.Artefact),
            await client.GetByteArrayAsync($"/credentials/{certificate.PublicId}.jwt"));
        using var badge = await client.GetAsync($"/credentials/{certificate.PublicId}.svg");
        Assert.Equal("image/svg+xml", badge.Content.Headers.ContentType!.ToString());
        Assert.Contains("openbadges:credential", await badge.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*/*", "application/vc")]
    [InlineData("application/ld+json, application/json", "application/ld+json")]
    [InlineData("application/json", "application/json")]
    [InlineData("application/vc", "application/vc")]
    [InlineData("text/html", "application/vc")]
    public async Task A_verifier_gets_the_type_it_asks_for(string accept, string contentType)
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        using var client = fixture.CreateClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);

        using var answer = await client.GetAsync($"/credentials/{certificate.PublicId}");

        Assert.Equal(contentType, answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("Accept", answer.Headers.Vary.Single());
    }

    [Fact]
    public async Task The_keys_a_certificate_names_are_found_where_it_says()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        using var client = fixture.CreateClient();
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/did+ld+json"));
        using var credential = JsonDocument.Parse((await fixture.IssuanceOf(certificate.Id)).Credential!);
        using var did = JsonDocument.Parse(await client.GetStringAsync("/.well-known/did.json"));
        var keyUrl = VcJwt.KeyOf(await fixture.ArtefactOf(certificate.Id))!;
        using var key = JsonDocument.Parse(await client.GetStringAsync(new Uri(keyUrl).AbsolutePath));

        Assert.Equal(
            credential.RootElement.GetProperty("issuer").GetProperty("id").GetString(),
            did.RootElement.GetProperty("id").GetString());
        Assert.Contains(
            credential.RootElement.GetProperty("proof")[0].GetProperty("verificationMethod").GetString(),
            did.RootElement.GetProperty("assertionMethod").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(keyUrl, key.RootElement.GetProperty("kid").GetString());
        Assert.False(key.RootElement.TryGetProperty("d", out _));
        Assert.DoesNotContain("\"d\"", did.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_achievement_of_a_certificate_is_found_where_it_says()
    {
        using var client = fixture.CreateClient();
        using var achievement = JsonDocument.Parse(await client.GetStringAsync("/achievements/vneid-basics/1"));

        Assert.Equal(
            "https://bdhvs.example/achievements/vneid-basics/1", achievement.RootElement.GetProperty("id").GetString());
        Assert.Equal(
            ["self-study", "attended", "witnessed", "proctored", "national-platform"],
            achievement.RootElement.GetProperty("resultDescription")[0].GetProperty("allowedValue").EnumerateArray()
                .Select(level => level.GetString()));
    }

    [Theory]
    [Trait("attack", "A30")]
    [InlineData("/credentials/00000000000000000000000000"), InlineData("/credentials/x")]
    [InlineData("/credentials/00000000000000000000000000.jwt"), InlineData("/credentials/x.svg")]
    [InlineData("/credentials/BDHVS-19-2026-0123456789"), InlineData("/keys/unknown")]
    [InlineData("/issuers/platform/did.json"), InlineData("/issuers/unknown/did.json")]
    [InlineData("/achievements/unknown/1"), InlineData("/achievements/vneid-basics/99")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using var client = fixture.CreateClient();

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_credential_holds_no_name_number_or_id_of_its_holder()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village, "Nông Thị Xuyến");

        var stored = await fixture.IssuanceOf(certificate.Id);

        Assert.DoesNotContain("Xuyến", stored.Credential, StringComparison.Ordinal);
        Assert.DoesNotContain(certificate.LearnerId.ToString(), stored.Credential, StringComparison.Ordinal);
        Assert.DoesNotContain(certificate.CompletionId.ToString(), stored.Credential, StringComparison.Ordinal);
    }
}
