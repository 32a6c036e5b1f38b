using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>Printing has a queue and workers of its own: however much is asked for, certificates are issued.</summary>
public sealed class PrintQueueTests(PrintQueueTests.NobodyPrints fixture) : IClassFixture<PrintQueueTests.NobodyPrints>
{
    private const int QueueLimit = 3;

    [Fact]
    public async Task A_full_queue_sends_people_away_and_issuing_goes_on()
    {
        var area = await fixture.NewVillage();
        var certificates = new List<Certificate>();
        for (var i = 0; i <= QueueLimit; i++)
            certificates.Add(await fixture.NewCertificate(area.Village));
        using var officer = fixture.SignInAs(area.Commune);

        var answers = new List<HttpStatusCode>();
        foreach (var certificate in certificates)
            answers.Add(await Order(officer, certificate));
        using var refused = await officer.GetAsync(Path(certificates[^1]));

        Assert.Equal(
            [.. Enumerable.Repeat(HttpStatusCode.Accepted, QueueLimit), HttpStatusCode.ServiceUnavailable], answers);
        Assert.Equal("503 documents-busy", await refused.Problem());
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.Accepted, await Order(officer, certificates[0])); // who has a place keeps it
        await fixture.NewCertificate(area.Village);
    }

    private static Uri Path(Certificate certificate) =>
        new($"/certificates/{certificate.Id}/document", UriKind.Relative);

    private static async Task<HttpStatusCode> Order(HttpClient officer, Certificate certificate)
    {
        using var answer = await officer.GetAsync(Path(certificate));
        return answer.StatusCode;
    }

    /// <summary>A replica beside others that print.</summary>
    public sealed class NobodyPrints : CertificationFixture
    {
        protected override IReadOnlyDictionary<string, string?> Settings =>
            new Dictionary<string, string?>(base.Settings)
            {
                ["Certification:Documents:Workers"] = "0",
                ["Certification:Documents:QueueLimit"] = $"{QueueLimit}",
            };
    }
}

/// <summary>What goes wrong with one print is that print's matter.</summary>
public sealed class PrintFailureTests(CertificationFixture fixture)
    : IClassFixture<CertificationFixture>, IAsyncLifetime
{
    public Task InitializeAsync() => Tool.Provide("chromium");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_is_not_what_we_signed_is_not_printed_and_others_do_not_wait_for_it()
    {
        var area = await fixture.NewVillage();
        var forged = await fixture.NewCertificate(area.Village);
        var genuine = await fixture.NewCertificate(area.Village);
        await fixture.Db(db => db.Issuances.Where(i => i.CertificateId == forged.Id).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.Credential, i => i.Credential!.Replace("attended", "proctored"))));
        using var officer = fixture.SignInAs(area.Commune);

        await Order(officer, forged);
        await Eventually.True(
            async () => await Order(officer, genuine) is HttpStatusCode.OK, "the genuine one", TimeSpan.FromMinutes(1));

        var row = await fixture.Db(db => db.CertificateDocuments.SingleAsync(d => d.CertificateId == forged.Id));
        Assert.Null(row.Pdf);
        Assert.Contains("not signed by one of our keys", row.LastError, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Accepted, await Order(officer, forged));
    }

    private static async Task<HttpStatusCode> Order(HttpClient officer, Certificate certificate)
    {
        using var answer = await officer.GetAsync(
            new Uri($"/certificates/{certificate.Id}/document", UriKind.Relative));
        return answer.StatusCode;
    }
}
