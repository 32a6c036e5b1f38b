using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Certifications.Signing;

namespace Platform.Certifications.Tests;

public sealed class VerifyCertificateTests(CertificationFixture fixture) : IClassFixture<CertificationFixture>
{
    [Fact]
    public async Task Anybody_sees_a_valid_certificate_with_a_masked_name()
    {
        var area = await fixture.NewVillage("Phường Đức Xuân");
        var certificate = await fixture.NewCertificate(area.Village, "Nguyễn Thị Hoa");

        using var answer = await Get(certificate.PublicId);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        var body = json.RootElement;
        Assert.Equal("valid", Text(body, "status"));
        Assert.Equal(certificate.Number, Text(body, "number"));
        Assert.Equal("Giấy xác nhận hoàn thành khóa học “Sử dụng VNeID cơ bản”", Text(body, "title"));
        Assert.Equal("Phường Đức Xuân", Text(body, "issuingUnit"));
        Assert.Equal("attended", Text(body, "assuranceLevel"));
        Assert.Equal("Nguyễn *** Hoa", Text(body, "holderName"));
        Assert.Equal(await fixture.ArtefactOf(certificate.Id), Text(body, "credential"));
        Assert.Equal("public, max-age=60", answer.Headers.CacheControl!.ToString());
        Assert.DoesNotContain("Thị", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anybody_can_check_the_signature_with_the_published_keys()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        using var client = fixture.CreateClient();
        using var answer = JsonDocument.Parse(await client.GetStringAsync($"/verify/{certificate.PublicId}"));
        using var jwks = JsonDocument.Parse(await client.GetStringAsync("/keys"));

        var parts = Text(answer.RootElement, "credential").Split('.');
        using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]));
        var key = jwks.RootElement.GetProperty("keys").EnumerateArray()
            .Single(k => Text(k, "kid") == Text(header.RootElement, "kid"));
        using var rsa = RSA.Create(new RSAParameters
        {
            Modulus = Base64Url.DecodeFromChars(Text(key, "n")),
            Exponent = Base64Url.DecodeFromChars(Text(key, "e")),
        });

        Assert.True(rsa.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]),
            HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Assert.False(key.TryGetProperty("d", out _));
    }

    [Fact]
    public async Task A_browser_gets_a_page_in_both_languages_without_script()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);

        using var answer = await Get(certificate.PublicId, "text/html,application/xhtml+xml,*/*;q=0.8");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Contains("HỢP LỆ", page, StringComparison.Ordinal);
        Assert.Contains("Valid: genuine", page, StringComparison.Ordinal);
        Assert.Contains(certificate.Number, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_a_name_is_text()
    {
        var area = await fixture.NewVillage("Xã <b>Đậm</b>");
        var certificate = await fixture.NewCertificate(area.Village, "<script>alert(1)</script> \"Văn\" A&B");

        using var answer = await Get(certificate.PublicId, "text/html");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("Xã &lt;b&gt;Đậm&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update issuances set artefact = overlay(artefact placing '.' from 200) where certificate_id = {0}")]
    [InlineData("update issuances set credential = replace(credential, 'attended', 'x') where certificate_id = {0}")]
    [InlineData("update issuances set credential = null where certificate_id = {0}")]
    [InlineData("update status_entries set index = (index + 1) % 131072 where certificate_id = {0}")]
    [InlineData("delete from status_entries where certificate_id = {0}")]
    [InlineData("update certificates set holder_name = 'Kẻ Mạo Danh' where id = {0}")]
    [InlineData("update certificates set number = number || 'X' where id = {0}")]
    [InlineData("delete from issuances where certificate_id = {0}")]
    public async Task A_tampered_row_cannot_be_confirmed(string tamper)
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        await fixture.Db(db => db.Database.ExecuteSqlRawAsync(tamper, certificate.Id));

        using var answer = await Get(certificate.PublicId);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal("cannot-confirm", Text(json.RootElement, "status"));
        Assert.False(json.RootElement.TryGetProperty("holderName", out _));
    }

    [Fact]
    public async Task The_artefact_of_another_certificate_confirms_nothing()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        var other = await fixture.NewCertificate(area.Village, "Trần Văn Ba");
        var artefact = await fixture.ArtefactOf(other.Id);
        await fixture.Db(db => db.Issuances.Where(i => i.CertificateId == certificate.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Artefact, artefact)));

        Assert.Equal("cannot-confirm", await Status(certificate.PublicId));
    }

    [Fact]
    public async Task What_was_signed_before_there_were_credentials_is_valid()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        var payload = new JsonObject
        {
            ["assurance"] = "attended",
            ["certificate"] = certificate.Id,
            ["holder"] = CertificatePayload.CommitmentTo(certificate.HolderName!, certificate.HolderSalt!),
            ["issuer"] = "Ban Chỉ đạo",
            ["number"] = certificate.Number,
            ["publicId"] = certificate.PublicId,
            ["title"] = "Giấy xác nhận hoàn thành",
            ["titleEn"] = "Confirmation",
            ["unit"] = "Phường Đức Xuân",
            ["validFrom"] = "2026-03-01T08:00:00Z",
        };

        await SignInFirstForm(certificate.Id, payload.ToJsonString());

        Assert.Equal("valid", await Status(certificate.PublicId));
    }

    [Fact]
    public async Task A_signed_artefact_that_cannot_be_read_is_not_confirmed()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);

        await SignInFirstForm(certificate.Id, """{"number":1}""");

        Assert.Equal("cannot-confirm", await Status(certificate.PublicId));
    }

    [Fact]
    public async Task Without_the_erased_name_a_certificate_still_verifies()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        await fixture.Db(db => db.Database.ExecuteSqlAsync(
            $"update certificates set holder_name = null, holder_salt = null where id = {certificate.Id}"));

        Assert.Equal("valid", await Status(certificate.PublicId));
    }

    [Fact]
    public async Task A_revoked_certificate_is_shown_as_revoked()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        using var officer = fixture.SignInAs(area.Commune);
        using var revoked = await officer.Revoke(certificate.Id, "*", reason: "Lý do chỉ cán bộ được biết.");

        using var answer = await Get(certificate.PublicId);
        var body = await answer.Content.ReadAsStringAsync();

        Assert.Contains("\"status\":\"revoked\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("cán bộ", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pending_certificate_is_not_valid_yet()
    {
        var area = await fixture.NewVillage();
        var learner = Guid.CreateVersion7();
        await fixture.Bus.Publish(CertificationFixture.Completion(learner, area.Village));
        var pending = await fixture.CertificateOf(learner, CertificateStatus.Pending);

        Assert.Equal("pending", await Status(pending.PublicId));
    }

    [Theory]
    [Trait("attack", "A30")]
    [InlineData("00000000000000000000000000")]
    [InlineData("x")]
    [InlineData("BDHVS-19-2026-0123456789")]
    [InlineData("%F0%9F%98%80")]
    [InlineData("0000000000000000000000000'")]
    [InlineData("000000000000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Whatever_is_not_a_public_id_gets_one_and_the_same_answer(string id)
    {
        using var answer = await Get(id);
        using var page = await Get(id, "text/html");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("""{"status":"unknown"}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("KHÔNG TÌM THẤY", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("attack", "A30")]
    public async Task A_thousand_guesses_get_one_and_the_same_answer()
    {
        using var client = fixture.CreateClient();
        var answers = new HashSet<string>();
        foreach (var n in Enumerable.Range(0, 1_000))
        {
            // Of the right form and of none: both cost the same question to the database.
            var guess = n % 2 == 0 ? RandomIds.PublicId() : RandomIds.Number("BDHVS-19", DateTimeOffset.UtcNow);
            using var answer = await client.GetAsync($"/verify/{guess}");
            var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not "Date")
                .Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal);
            var body = await answer.Content.ReadAsStringAsync();
            answers.Add($"{(int)answer.StatusCode} {body} {string.Join(';', headers)}");
        }

        Assert.Single(answers);
    }

    /// <summary>Puts a payload, signed by the service's own key in the first form, in their place.</summary>
    private async Task SignInFirstForm(Guid certificateId, string payload)
    {
        using var keys = CertificationFixture.Keys();
        var key = keys.All.Single(key => key.Algorithm == IssuerKey.Rs256);
        var header = $$"""{"alg":"RS256","kid":"{{key.KeyId}}"}""";
        var input = $"{Encode(header)}.{Encode(payload)}";
        var artefact = Jws.Compact(input, await keys.SignerOf(key).Sign(Encoding.ASCII.GetBytes(input), default));
        await fixture.Db(db => db.Issuances.Where(i => i.CertificateId == certificateId)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Artefact, artefact)
                .SetProperty(i => i.Credential, (string?)null)));

        static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
    }

    private async Task<HttpResponseMessage> Get(string publicId, string accept = "application/json")
    {
        using var client = fixture.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/verify/{publicId}");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await client.SendAsync(request);
    }

    private async Task<string> Status(string publicId)
    {
        using var answer = await Get(publicId);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return Text(json.RootElement, "status");
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
