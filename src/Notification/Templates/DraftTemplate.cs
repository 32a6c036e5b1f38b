using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Templates;

/// <summary>
/// Writes the next version of a template. Nothing is sent by it before somebody else has approved it; what was queued
/// by an older version is sent by that.
/// </summary>
internal static class DraftTemplate
{
    /// <param name="Locale">BCP 47. <example>vi</example></param>
    /// <param name="Text">
    /// With marks and named placeholders. <example>[BDHVS] Lớp học bắt đầu lúc {time}.</example>
    /// </param>
    /// <param name="Subject">Of an e-mail. <example>Nhắc lịch học</example></param>
    public sealed record LocaleText(
        [RegularExpression("^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\\z")] string Locale,
        [StringLength(612, MinimumLength = 1)] string Text,
        [StringLength(120, MinimumLength = 1)] string? Subject = null);

    /// <param name="Code">Name of the template. <example>class-moved</example></param>
    /// <param name="Category"><c>notice</c> or <c>advert</c>. <example>notice</example></param>
    /// <param name="Topic">What people may opt out of. <example>classes</example></param>
    /// <param name="Promise">What happens where the outcome of an attempt is unknown.</param>
    /// <param name="Retention">Class of the rule on retention. <example>service</example></param>
    /// <param name="Texts">One for each language; Vietnamese is among them.</param>
    /// <param name="Sample">A value for each placeholder. <example>{"time":"19:30"}</example></param>
    /// <param name="Shorten">Placeholder that is cut where that saves a segment. <example>time</example></param>
    /// <param name="Digest">Whether several to one person may become one that counts them.</param>
    /// <param name="ZaloTemplateId">Id of the same text at Zalo. <example>296810</example></param>
    public sealed record Request(
        [RegularExpression("^[a-z][a-z0-9-]{2,59}\\z")] string Code,
        [AllowedValues("notice", "advert")] string Category,
        [RegularExpression("^[a-z][a-z0-9-]{1,39}\\z")] string Topic,
        DeliveryPromise Promise,
        [StringLength(40, MinimumLength = 1)] string Retention,
        [Length(1, 20)] IReadOnlyList<LocaleText> Texts,
        [Length(0, 20)] Dictionary<string, string> Sample,
        [StringLength(40, MinimumLength = 1)] string? Shorten = null,
        bool Digest = false,
        [RegularExpression("^[0-9]{1,40}\\z")] string? ZaloTemplateId = null);

    /// <param name="Id">Identity of the version.</param>
    /// <param name="Version">Its number, from 1.</param>
    public sealed record Response(Guid Id, int Version);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, ClaimsPrincipal user, NotificationDbContext db, TimeProvider time, HttpResponse response,
        ILogger<Template> logger, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await TemplateCheck.Refusal(request, db, VietnamTime.DateOf(now), cancellationToken) is { } refusal)
            return refusal;

        // Two drafts of one code at the same moment: the second waits and gets the next number.
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({"template " + request.Code}, 0))", cancellationToken);
        var number = 1 + await db.TemplateVersions.Where(known => known.Code == request.Code)
            .MaxAsync(known => (int?)known.Version, cancellationToken) ?? 1;
        var version = new TemplateVersion
        {
            Id = Guid.CreateVersion7(now),
            Code = request.Code,
            Version = number,
            Category = request.Category,
            Topic = request.Topic,
            Promise = request.Promise,
            Retention = request.Retention,
            Digest = request.Digest,
            ZaloTemplateId = request.ZaloTemplateId,
            Sample = request.Sample,
            WrittenBy = user.Actor(),
            WrittenAt = now,
        };
        db.TemplateVersions.Add(version);
        foreach (var text in TemplateCheck.Locales(request, number))
        {
            db.Templates.Add(text);
            Log.TemplateWritten(logger, text.Code, text.Version, text.Locale);
        }

        await db.SaveChangesAsync(cancellationToken);
        response.Headers.ETag = db.ETag(version);
        return TypedResults.Created($"templates/{version.Id}", new Response(version.Id, number));
    }
}
