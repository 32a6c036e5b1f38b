using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Certifications.Transparency;

namespace Platform.Certifications.Documents;

/// <summary>
/// Prints what waits, a few pages at a time, whatever was asked for at once: the queue grows, issuing does not notice.
/// Any number of replicas may run it; a page that is cut off is printed again.
/// </summary>
internal sealed class DocumentWorker(
    IServiceScopeFactory scopes, ChromiumPrinter printer, SealKey seal, SignedArtefact artefacts,
    IOptions<DocumentOptions> options, TimeProvider time, ILogger<DocumentWorker> logger) : BackgroundService
{
    private const string Reason = "Bản in giấy xác nhận · Printed certificate";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Workers > 0 && !printer.IsHere)
            DocumentLog.PrinterMissing(logger, options.Value.Chromium);
        await Task.WhenAll(Enumerable.Range(0, options.Value.Workers).Select(_ => Work(stoppingToken)));
    }

    private async Task Work(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var found = false;
            try
            {
                found = printer.IsHere && await PrintNext(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                DocumentLog.PassFailed(logger, exception);
            }

            if (!found)
            {
                await Task.Delay(options.Value.Poll, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> PrintNext(CancellationToken cancellationToken)
    {
        if (await Claim(cancellationToken) is not { } job)
            return false;
        try
        {
            var pdf = await Print(job, cancellationToken);
            await Store(job, pdf);
            DocumentLog.Printed(logger, job.CertificateId, pdf.Length);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            DocumentLog.NotPrinted(logger, job.CertificateId, exception);
            await PutBack(job, exception.Message, cancellationToken);
        }

        return true;
    }

    private async Task<Job?> Claim(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CertificationDbContext>();
        var claimed = await db.Database.SqlQuery<Job>($"""
            update certificate_documents
            set available_at = now() + {options.Value.RenderTimeout * 2}, attempts = attempts + 1
            where (certificate_id, issue_no, audience) in (
                select certificate_id, issue_no, audience from certificate_documents
                where pdf is null and available_at <= now() order by available_at limit 1
                for update skip locked)
            returning certificate_id as "CertificateId", issue_no as "IssueNo", audience as "Audience"
            """).ToListAsync(cancellationToken);
        return claimed.SingleOrDefault();
    }

    private async Task<byte[]> Print(Job job, CancellationToken cancellationToken)
    {
        DocumentContent content;
        await using (var scope = scopes.CreateAsyncScope()) // no connection is held while the page is printed
        {
            var db = scope.ServiceProvider.GetRequiredService<CertificationDbContext>();
            var certificate = await db.Certificates.AsNoTracking()
                .SingleAsync(c => c.Id == job.CertificateId, cancellationToken);
            var issuance = await db.Issuances.AsNoTracking()
                .SingleAsync(i => i.CertificateId == job.CertificateId && i.IssueNo == job.IssueNo, cancellationToken);
            content = DocumentContent.Of(
                certificate, issuance, Enum.Parse<DocumentAudience>(job.Audience), artefacts,
                options.Value.PublicBaseUrl);
        }

        var printed = await printer.Print(DocumentPage.Render(content), cancellationToken);
        return PdfSeal.Seal(printed, seal, Reason, time.GetUtcNow());
    }

    private async Task Store(Job job, byte[] pdf)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CertificationDbContext>();
        // Whoever was slower than its lease adds nothing: the first bytes stay.
        await db.Database.ExecuteSqlAsync($"""
            update certificate_documents set pdf = {pdf}, rendered_at = {time.GetUtcNow()}, last_error = null
            where certificate_id = {job.CertificateId} and issue_no = {job.IssueNo} and audience = {job.Audience}
              and pdf is null
            """);
    }

    private async Task PutBack(Job job, string error, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CertificationDbContext>();
        await db.Database.ExecuteSqlAsync($"""
            update certificate_documents
            set available_at = now() + least(power(2, least(attempts, 10)), 600) * interval '1 second',
                last_error = left({error}, 500)
            where certificate_id = {job.CertificateId} and issue_no = {job.IssueNo} and audience = {job.Audience}
              and pdf is null
            """, cancellationToken);
    }

    private sealed record Job(Guid CertificateId, int IssueNo, string Audience);
}
