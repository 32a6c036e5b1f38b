using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Platform.Testing;

namespace Platform.Interop.Tests;

/// <summary>
/// Printed certificates, fetched through the gateway, before poppler, qpdf and zbar. The paper is a rendering: whatever
/// became of it, its QR code leads to what the registry says.
/// </summary>
[Collection(nameof(InteropPlatform))]
public sealed class PrintedCertificateTests(InteropPlatform platform)
{
    [Fact, Trait("validator", "V07"), Trait("attack", "C04")]
    public async Task The_seal_is_valid_and_breaks_with_any_byte()
    {
        var pdf = await Printed((await platform.Certificates())[0]);
        var (_, said, _) = await Tool.Run("pdfsig", platform.Keep(pdf, "pdf"));

        Assert.Contains("Signature is Valid.", said, StringComparison.Ordinal);
        Assert.Contains("Total document signed", said, StringComparison.Ordinal);
        Assert.Contains("ETSI.CAdES.detached", said, StringComparison.Ordinal);

        // The exit code is 0 for a broken seal too: the text tells.
        var tampered = pdf.ToArray();
        tampered[pdf.Length / 3] ^= 1;
        (_, said, _) = await Tool.Run("pdfsig", platform.Keep(tampered, "pdf"));
        Assert.Contains("Digest Mismatch.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Signature is Valid.", said, StringComparison.Ordinal);
        var unsealed = pdf.AsSpan(0, pdf.AsSpan().IndexOf("%%EOF"u8) + "%%EOF\n".Length).ToArray();
        Assert.Equal(2, (await Tool.Run("pdfsig", platform.Keep(unsealed, "pdf"))).ExitCode);
    }

    [Fact, Trait("validator", "V08")]
    public async Task The_file_is_sound_tagged_and_brings_its_own_letters()
    {
        var certificate = (await platform.Certificates())[0];
        using var portal = await platform.SignInAs(PublishedCertificates.Portal);
        var learner = await portal.GetFromJsonAsync<JsonElement>($"learner/learners/{certificate.LearnerId}");
        var pdf = await Printed(certificate);
        var file = platform.Keep(pdf, "pdf");

        Assert.Equal(0, (await Tool.Run("qpdf", "--check", file)).ExitCode);
        var (_, fonts, _) = await Tool.Run("pdffonts", file);
        Assert.All(
            fonts.Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..],
            font => Assert.Equal("yes", font.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^5]));
        var (_, info, _) = await Tool.Run("pdfinfo", file);
        Assert.Matches(@"Tagged:\s+yes", info);
        Assert.Matches(@"JavaScript:\s+no", info);
        Assert.Matches(@"Pages:\s+1\n", info);
        var (_, text, _) = await Tool.Run("pdftotext", "-layout", file, "-");
        Assert.Contains(learner.GetProperty("fullName").GetString()!, text, StringComparison.Ordinal);
        Assert.Contains(certificate.Number, text, StringComparison.Ordinal);
        Assert.True(text.IsNormalized(NormalizationForm.FormC));

        var cut = await Tool.Run("qpdf", "--check", platform.Keep(pdf[..(pdf.Length / 2)], "pdf"));
        Assert.True(cut.ExitCode is 2 or 3, $"qpdf ended with {cut.ExitCode}: {cut.Error}");
    }

    [Fact, Trait("validator", "V09"), Trait("attack", "C04")]
    public async Task The_code_on_the_paper_leads_to_the_registry()
    {
        var (certificate, other) = ((await platform.Certificates())[0], (await platform.Certificates())[1]);
        var page = await Page(platform.Keep(await Public(certificate), "pdf"));
        var otherPage = await Page(platform.Keep(await Public(other), "pdf"));

        var read = await Tool.Run("zbarimg", "-q", "--raw", page);
        Assert.Equal(new Uri(platform.Public, $"verify/{certificate.PublicId}").AbsoluteUri, read.Output.Trim());
        using var http = new HttpClient();
        var shown = await http.GetFromJsonAsync<JsonElement>(
            new Uri(platform.Gateway, new Uri(read.Output.Trim()).AbsolutePath));
        Assert.Equal(certificate.Number, shown.GetProperty("number").GetString());

        Assert.NotEqual(read.Output, (await Tool.Run("zbarimg", "-q", "--raw", otherPage)).Output);
        var corner = await Page(platform.Keep(await Public(certificate), "pdf"), "-W", "400", "-H", "400");
        Assert.Equal(4, (await Tool.Run("zbarimg", "-q", "--raw", corner)).ExitCode);
    }

    private static async Task<string> Page(string pdf, params string[] part)
    {
        var image = Path.ChangeExtension(pdf, null);
        var (exitCode, _, said) = await Tool.Run(
            "pdftoppm", ["-png", "-r", "200", "-singlefile", .. part, pdf, image]);
        Assert.True(exitCode == 0, said);
        return image + ".png";
    }

    private async Task<byte[]> Printed(Published certificate)
    {
        using var portal = await platform.SignInAs(PublishedCertificates.Portal);
        return await Fetch(portal, $"certification/certificates/{certificate.Id}/document");
    }

    private async Task<byte[]> Public(Published certificate)
    {
        using var anybody = new HttpClient { BaseAddress = platform.Gateway };
        return await Fetch(anybody, $"verify/{certificate.PublicId}/document");
    }

    private static Task<byte[]> Fetch(HttpClient client, string path) => Eventually.Get(
        async () =>
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            return answer.StatusCode switch
            {
                HttpStatusCode.OK => await answer.Content.ReadAsByteArrayAsync(),
                HttpStatusCode.Accepted => null,
                _ => throw new InvalidOperationException(
                    $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}"),
            };
        },
        "the paper", TimeSpan.FromMinutes(2));
}
