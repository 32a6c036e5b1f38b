using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Platform.Certifications.Certificates;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Documents;

/// <summary>Shared by both doors: the bytes if there are any, else a place in the queue.</summary>
internal sealed class OrderDocument(
    CertificationDbContext db, ChromiumPrinter printer, IOptions<DocumentOptions> options, TimeProvider time)
{
    internal const int RetryAfterSeconds = 5;

    internal async Task<Results<FileContentHttpResult, Accepted, NotFound, ProblemHttpResult>> Of(
        Certificate certificate, DocumentAudience audience, HttpResponse response, CancellationToken cancellationToken)
    {
        if (certificate.Status is not CertificateStatus.Valid || certificate.ValidUntil <= time.GetUtcNow())
        {
            return Problems.Conflict(
                "certificate-not-valid",
                "Giấy xác nhận chưa được cấp hoặc không còn hiệu lực nên không có bản in.",
                "The certificate is not issued yet, or no longer in force; it is not printed.");
        }

        var issueNo = await db.Issuances.Where(i => i.CertificateId == certificate.Id).MaxAsync(
            i => (int?)i.IssueNo, cancellationToken);
        if (issueNo is not { } newest)
            return TypedResults.NotFound();
        var pdf = await db.CertificateDocuments.AsNoTracking()
            .Where(d => d.CertificateId == certificate.Id && d.IssueNo == newest && d.Audience == audience)
            .Select(d => d.Pdf).SingleOrDefaultAsync(cancellationToken);
        if (pdf is not null)
            return File(pdf, certificate.Number, audience, response);
        if (!printer.IsHere && options.Value.Workers > 0)
            return Unavailable(response);
        return await Queue(certificate.Id, newest, audience, response, cancellationToken);
    }

    private async Task<Results<FileContentHttpResult, Accepted, NotFound, ProblemHttpResult>> Queue(
        Guid certificateId, int issueNo, DocumentAudience audience, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var (limit, name) = (options.Value.QueueLimit, audience.ToString());
        var waiting = await db.Database.SqlQuery<int>($"""
            with place as (
              insert into certificate_documents
                (certificate_id, issue_no, audience, requested_at, available_at, attempts)
              select {certificateId}, {issueNo}, {name}, {time.GetUtcNow()}, now(), 0
              where (select count(*) from (
                select 1 from certificate_documents where pdf is null limit {limit}) full_queue) < {limit}
              on conflict do nothing returning 1)
            select ((select count(*) from place) + (
              select count(*) from certificate_documents
              where certificate_id = {certificateId} and issue_no = {issueNo} and audience = {name}))::int as "Value"
            """).ToListAsync(cancellationToken);
        response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "no-store";
        // Two who ask at once: the second sees the row of the first only now.
        return waiting.Single() > 0 || await db.CertificateDocuments.AnyAsync(
            d => d.CertificateId == certificateId && d.IssueNo == issueNo && d.Audience == audience, cancellationToken)
            ? TypedResults.Accepted((string?)null)
            : Problems.Create(
                StatusCodes.Status503ServiceUnavailable,
                "documents-busy",
                "Có quá nhiều bản in đang chờ. Hãy thử lại sau ít phút.",
                "Too many certificates wait to be printed. Try again in a few minutes.");
    }

    private static FileContentHttpResult File(
        byte[] pdf, string number, DocumentAudience audience, HttpResponse response)
    {
        response.Headers.CacheControl =
            audience is DocumentAudience.Public ? "public, max-age=60" : "private, no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentDisposition = $"inline; filename=\"{number}.pdf\"";
        var etag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(pdf))[..32]}\"");
        return TypedResults.File(pdf, "application/pdf", entityTag: etag);
    }

    private static ProblemHttpResult Unavailable(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return Problems.Create(
            StatusCodes.Status503ServiceUnavailable,
            "documents-unavailable",
            "Máy chủ này chưa cài chương trình in (Chromium). Các chức năng khác không bị ảnh hưởng.",
            "This server has no program to print with (Chromium). Everything else works.");
    }
}
