using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Learners.Consents;

/// <summary>
/// Publishes what people read before they consent. The same words again are the same notice; a notice is never changed,
/// only followed by the next.
/// </summary>
internal static class PublishNotice
{
    private const string Sensitive = "nhay cam";

    /// <param name="Purpose">Code of the purpose.</param>
    /// <param name="Language">BCP 47 tag.</param>
    /// <param name="Text">The whole text, as it is shown or read out.</param>
    public sealed record Request(
        [StringLength(40, MinimumLength = 1)] string Purpose,
        [StringLength(40, MinimumLength = 2)]
        [RegularExpression(@"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\z")] string Language,
        [StringLength(20_000, MinimumLength = 20)] string Text);

    internal static async Task<Results<Created<ListNotices.Item>, Ok<ListNotices.Item>, ProblemHttpResult>> Handle(
        Request request, LearnerDbContext db, TimeProvider time, ILogger<Notice> logger,
        CancellationToken cancellationToken)
    {
        // Versions are counted: one publication of a purpose at a time.
        var purpose = await db.Purposes.FromSql(
                $"SELECT *, xmin FROM purposes WHERE code = {request.Purpose} FOR NO KEY UPDATE")
            .SingleOrDefaultAsync(cancellationToken);
        if (purpose is null)
            return ConsentProblems.PurposeUnknown;
        var text = request.Text.Normalize().Trim();
        if (purpose.IsSensitive && !VietnameseText.Fold(text).Contains(Sensitive, StringComparison.Ordinal))
            return ConsentProblems.NoticeNotSensitive;

        var hash = Notice.HashOf(purpose.Code, request.Language, text);
        if (await db.Notices.FindAsync([hash], cancellationToken) is { } same)
            return TypedResults.Ok(ListNotices.Describe(same));
        var last = await db.Notices
            .Where(notice => notice.Purpose == purpose.Code && notice.Language == request.Language)
            .MaxAsync(notice => (int?)notice.Version, cancellationToken) ?? 0;
        var notice = new Notice
        {
            Hash = hash,
            Purpose = purpose.Code,
            Version = last + 1,
            Language = request.Language,
            Text = text,
            PublishedAt = time.GetUtcNow(),
        };
        db.Notices.Add(notice);
        await db.SaveChangesAsync(cancellationToken);
        ConsentLog.NoticePublished(logger, hash, purpose.Code);
        return TypedResults.Created("privacy/notices", ListNotices.Describe(notice));
    }
}
