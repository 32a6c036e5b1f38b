using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Documents;
using Platform.Contracts.Learners.V1;
using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>Printed certificates, judged by poppler, qpdf and zbar: programs nobody here wrote.</summary>
public sealed class CertificateDocumentTests(CertificationFixture fixture)
    : IClassFixture<CertificationFixture>, IAsyncLifetime
{
    public Task InitializeAsync() => Tool.Provide("chromium");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_paper_is_signed_readable_and_leads_to_the_verify_page()
    {
        var area = await fixture.NewVillage("Phường Đức Xuân");
        var certificate = await fixture.NewCertificate(area.Village, "Nguyễn Thị Hường");
        using var folder = new Folder();
        var file = await folder.Keep(await Document(area.Commune, certificate.Id));

        Assert.Equal(0, (await Tool.Run("qpdf", "--check", file)).ExitCode);
        var signature = await Tool.Run("pdfsig", file);
        Assert.Contains("Signature is Valid", signature.Output, StringComparison.Ordinal);
        Assert.Contains("Total document signed", signature.Output, StringComparison.Ordinal);
        Assert.Contains("ETSI.CAdES.detached", signature.Output, StringComparison.Ordinal);
        var text = (await Tool.Run("pdftotext", "-layout", file, "-")).Output.Normalize();
        Assert.Contains("Nguyễn Thị Hường", text, StringComparison.Ordinal);
        Assert.Contains("Phường Đức Xuân", text, StringComparison.Ordinal);
        Assert.Contains(certificate.Number, text, StringComparison.Ordinal);
        var fonts = (await Tool.Run("pdffonts", file)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        Assert.All(fonts, font => Assert.Equal("yes", font.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^5]));
        var info = (await Tool.Run("pdfinfo", file)).Output;
        Assert.Contains("Pages:           1", info, StringComparison.Ordinal);
        Assert.Contains("(A4)", info, StringComparison.Ordinal);
        Assert.Contains("Tagged:          yes", info, StringComparison.Ordinal);

        await Tool.Run("pdftoppm", "-r", "150", "-png", file, folder.File("page"));
        var code = await Tool.Run("zbarimg", "--raw", "-q", folder.File("page-1.png"));
        Assert.Equal($"https://bdhvs.example/verify/{certificate.PublicId}", code.Output.Trim());
    }

    [Fact]
    public async Task Any_byte_that_is_changed_breaks_the_seal()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        using var folder = new Folder();
        var pdf = await Document(area.Commune, certificate.Id);

        foreach (var place in new[] { pdf.Length / 4, pdf.Length / 2 })
        {
            var broken = (byte[])pdf.Clone();
            broken[place] ^= 1;
            var judged = await Tool.Run("pdfsig", await folder.Keep(broken));
            Assert.DoesNotContain("Signature is Valid", judged.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_public_copy_names_nobody()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village, "Lò Văn Quyết");
        using var folder = new Folder();
        using var anybody = fixture.CreateClient();
        var file = await folder.Keep(await Fetch(anybody, $"/verify/{certificate.PublicId}/document"));

        var text = (await Tool.Run("pdftotext", file, "-")).Output.Normalize();

        Assert.Contains(certificate.Number, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Quyết", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lò", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_bytes_come_every_time_and_asking_twice_prints_once()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        using var officer = fixture.SignInAs(area.Commune);
        var path = $"/certificates/{certificate.Id}/document";

        var orders = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => officer.GetAsync(new Uri(path, UriKind.Relative))));
        var first = await Fetch(officer, path);
        var second = await Fetch(officer, path);

        Assert.All(orders, order =>
            Assert.True(order.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK, $"{order.StatusCode}"));
        Assert.Contains(orders, order => order.Headers.RetryAfter is not null);
        Assert.Equal(first, second);
        var row = await fixture.Db(db => db.CertificateDocuments.SingleAsync(d => d.CertificateId == certificate.Id));
        Assert.Equal(1, row.Attempts);
        Assert.All(orders, order => order.Dispose());
    }

    [Fact]
    public async Task A_foreign_a_revoked_and_an_unknown_certificate_have_no_paper()
    {
        var (area, elsewhere) = (await fixture.NewVillage(), await fixture.NewVillage("Xã Khác"));
        var certificate = await fixture.NewCertificate(area.Village);
        using var officer = fixture.SignInAs(area.Commune);
        using var stranger = fixture.SignInAs(elsewhere.Commune);
        using var anybody = fixture.CreateClient();

        Assert.Equal(HttpStatusCode.NotFound, await Status(stranger, $"/certificates/{certificate.Id}/document"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(anybody, $"/certificates/{certificate.Id}/document"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(anybody, $"/verify/{new string('0', 26)}/document"));
        using var revoked = await officer.Revoke(certificate.Id, "*");
        Assert.Equal(HttpStatusCode.Conflict, await Status(officer, $"/certificates/{certificate.Id}/document"));
        Assert.Equal(HttpStatusCode.Conflict, await Status(anybody, $"/verify/{certificate.PublicId}/document"));
    }

    [Fact]
    public async Task Erasing_a_person_removes_the_paper_with_the_name()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        await Document(area.Commune, certificate.Id);

        await fixture.Bus.Publish(new LearnerErased
        {
            LearnerId = certificate.LearnerId,
            Version = 2,
            OccurredAt = DateTimeOffset.UtcNow,
            ErasureId = Guid.CreateVersion7(),
            AreaId = area.Village,
        });

        await Eventually.True(
            () => fixture.Db(db => db.CertificateDocuments.AnyAsync(d => d.CertificateId == certificate.Id)).Is(false),
            "the paper gone");
    }

    [Fact]
    public void What_ends_says_so()
    {
        var content = new DocumentContent(
            "Giấy", "Paper", "Ban", "Xã", "N-1", new DateOnly(2026, 3, 1), new DateOnly(2028, 2, 29), "attended",
            "https://x/verify/1", null);

        Assert.Contains("29/02/2028", DocumentPage.Render(content), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Có giá trị đến", DocumentPage.Render(content with { ValidThrough = null }), StringComparison.Ordinal);
    }

    [Fact]
    public void Markup_in_a_name_is_text()
    {
        var page = DocumentPage.Render(new DocumentContent(
            "Giấy <b>", "Paper", "Ban", "Xã", "N-1", new DateOnly(2026, 3, 1), null, "attended", "https://x/verify/1",
            "<script>alert(1)</script>"));

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.4\nstartxref\n0\n%%EOF")]
    [InlineData("%PDF-1.4\n1 0 obj\n<</Type /Catalog>>\nendobj\nstartxref\n9\n%%EOF")]
    public void What_is_no_PDF_of_the_printer_is_refused(string bytes) =>
        Assert.Throws<InvalidDataException>(() => new PdfFile(Encoding.Latin1.GetBytes(bytes)));

    private async Task<byte[]> Document(Guid area, Guid certificateId)
    {
        using var officer = fixture.SignInAs(area);
        return await Fetch(officer, $"/certificates/{certificateId}/document");
    }

    private static Task<byte[]> Fetch(HttpClient client, string path) => Eventually.Get(
        async () =>
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.NotEqual(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            return answer.StatusCode is HttpStatusCode.OK ? await answer.Content.ReadAsByteArrayAsync() : null;
        },
        "the paper", TimeSpan.FromMinutes(2));

    private static async Task<HttpStatusCode> Status(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("paper-");
        private int files;

        public void Dispose() => folder.Delete(recursive: true);

        internal string File(string name) => Path.Combine(folder.FullName, name);

        internal async Task<string> Keep(byte[] pdf)
        {
            var path = File($"{++files}.pdf");
            await System.IO.File.WriteAllBytesAsync(path, pdf);
            return path;
        }
    }
}
