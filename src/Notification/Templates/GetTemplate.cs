using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Notifications.Operators;

namespace Platform.Notifications.Templates;

/// <summary>One version with its texts, who wrote and who approved it.</summary>
internal static class GetTemplate
{
    /// <param name="Locale">BCP 47. <example>vi</example></param>
    /// <param name="Text">With marks and placeholders.</param>
    /// <param name="Subject">Of an e-mail. <example>Nhắc lịch học</example></param>
    public sealed record LocaleText(string Locale, string Text, string? Subject);

    /// <param name="OperatorId">The operator. <example>viettel</example></param>
    /// <param name="Brandname">The sender name it goes under. <example>BDHVS</example></param>
    /// <param name="State">How far the registration has come.</param>
    /// <param name="ValidFrom">First day.</param>
    /// <param name="ValidUntil">Last day.</param>
    public sealed record OperatorRegistration(
        string OperatorId, string Brandname, RegistrationState State, DateOnly ValidFrom, DateOnly? ValidUntil);

    /// <param name="Id">Identity of the version.</param>
    /// <param name="Code">Name of the template. <example>class-reminder</example></param>
    /// <param name="Version">Number of the version.</param>
    /// <param name="State">Whether it may be sent.</param>
    /// <param name="Category"><c>notice</c> or <c>advert</c>.</param>
    /// <param name="Topic">What people may opt out of.</param>
    /// <param name="Promise">What happens where the outcome of an attempt is unknown.</param>
    /// <param name="Retention">Class of the rule on retention. <example>service</example></param>
    /// <param name="Digest">Whether several to one person may become one.</param>
    /// <param name="ZaloTemplateId">Id of the same text at Zalo. <example>296810</example></param>
    /// <param name="Texts">One for each language.</param>
    /// <param name="Registrations">Where operators know it, under which sender name.</param>
    /// <param name="Sample">A value for each placeholder.</param>
    /// <param name="WrittenBy">Who wrote it. <example>https://id.example|a81f</example></param>
    /// <param name="WrittenAt">When it was written.</param>
    /// <param name="ApprovedBy">Who approved it. <example>https://id.example|a81f</example></param>
    /// <param name="ApprovedAt">When it was approved.</param>
    public sealed record Response(
        Guid Id, string Code, int Version, TemplateState State, string Category, string Topic, DeliveryPromise Promise,
        string Retention, bool Digest, string? ZaloTemplateId, IReadOnlyList<LocaleText> Texts,
        IReadOnlyList<OperatorRegistration> Registrations, IReadOnlyDictionary<string, string> Sample, string WrittenBy,
        DateTimeOffset WrittenAt, string? ApprovedBy, DateTimeOffset? ApprovedAt);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, NotificationDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        var v = await db.TemplateVersions.SingleOrDefaultAsync(known => known.Id == id, cancellationToken);
        if (v is null)
            return TypedResults.NotFound();

        var texts = await db.Templates.AsNoTracking().Where(text => text.Code == v.Code && text.Version == v.Version)
            .OrderBy(text => text.Locale)
            .Select(text => new LocaleText(text.Locale, text.Text, text.Subject))
            .ToListAsync(cancellationToken);
        var registrations = await db.CurrentRegistrations().Where(one => one.TemplateId == id)
            .OrderBy(one => one.OperatorId).ThenBy(one => one.Brandname)
            .Select(one => new OperatorRegistration(
                one.OperatorId, one.Brandname, one.State, one.ValidFrom, one.ValidUntil))
            .ToListAsync(cancellationToken);
        response.Headers.ETag = db.ETag(v);
        return TypedResults.Ok(new Response(
            v.Id, v.Code, v.Version, v.State, v.Category, v.Topic, v.Promise, v.Retention, v.Digest, v.ZaloTemplateId,
            texts, registrations, v.Sample, v.WrittenBy, v.WrittenAt, v.ApprovedBy, v.ApprovedAt));
    }
}
