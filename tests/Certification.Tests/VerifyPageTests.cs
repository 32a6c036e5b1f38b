using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Platform.Certifications.Certificates;
using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>What a person finds behind the links of the verify page, in a browser without script.</summary>
public sealed partial class VerifyPageTests(CertificationFixture fixture)
    : IClassFixture<CertificationFixture>, IAsyncLifetime
{
    private const string Browser = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static readonly XNamespace Badges = "https://purl.imsglobal.org/ob/v3p0";

    public Task InitializeAsync() => Tool.Provide("chromium");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Every_link_of_a_valid_certificate_leads_somewhere()
    {
        var certificate = await NewCertificate();
        using var browser = NewBrowser();

        var (page, types) = ($"/verify/{certificate.PublicId}", new List<string?>());
        foreach (var link in Links(await fixture.VerifyPage(certificate.PublicId)))
        {
            using var answer = await browser.GetAsync(new Uri(new Uri(browser.BaseAddress!, page), link));
            Assert.True(answer.IsSuccessStatusCode, $"{link} {answer.StatusCode}");
            types.Add(answer.Content.Headers.ContentType!.MediaType);
        }

        Assert.Equal(["text/html", "image/svg+xml", "image/png", "application/vc", "text/plain"], types);
    }

    [Fact]
    public async Task A_browser_waits_for_the_print_by_itself()
    {
        var certificate = await NewCertificate();
        using var browser = NewBrowser();
        var path = new Uri($"/verify/{certificate.PublicId}/document", UriKind.Relative);

        using var waiting = await browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.Accepted, waiting.StatusCode);
        Assert.Equal("5", waiting.Headers.GetValues("Refresh").Single());
        Assert.Contains("Đang chuẩn bị bản in", await Text(waiting), StringComparison.Ordinal);
        await Eventually.True(
            async () =>
            {
                using var answer = await browser.GetAsync(path);
                return answer.Content.Headers.ContentType!.MediaType == "application/pdf";
            },
            "the print", TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task What_does_not_count_any_more_is_not_handed_out_to_be_shown()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        using var officer = fixture.SignInAs(area.Commune);
        using var revoked = await officer.Revoke(certificate.Id, "*");
        using var browser = NewBrowser();

        using var refused = await browser.GetAsync(
            new Uri($"/verify/{certificate.PublicId}/document", UriKind.Relative));

        Assert.Equal(
            [$"../credentials/{certificate.PublicId}", $"../credentials/{certificate.PublicId}.jwt"],
            Links(await fixture.VerifyPage(certificate.PublicId)));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("không có bản in", await Text(refused), StringComparison.Ordinal);
        Assert.Contains("it is not printed", await Text(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_badge_holds_the_credential_directly_behind_its_first_tag()
    {
        var certificate = await NewCertificate();
        using var anybody = fixture.CreateClient();

        var badge = XDocument.Parse(await anybody.GetStringAsync($"/credentials/{certificate.PublicId}.svg"));

        Assert.Equal(Badges + "credential", badge.Root!.Elements().First().Name);
        Assert.Equal((await fixture.IssuanceOf(certificate.Id)).Credential, badge.Root.Elements().First().Value);
        Assert.Single(badge.Descendants(Badges + "credential"));
    }

    private async Task<Certificate> NewCertificate() =>
        await fixture.NewCertificate((await fixture.NewVillage()).Village);

    private static IEnumerable<string> Links(string page) =>
        Link().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value));

    private static async Task<string> Text(HttpResponseMessage page) =>
        WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());

    private HttpClient NewBrowser()
    {
        var client = fixture.CreateClient();
        client.DefaultRequestHeaders.Add("Accept", Browser);
        return client;
    }

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Link();
}
