using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Partners.Ingress;
using Platform.Partners.Partners;
using Platform.ServiceDefaults;

namespace Platform.Partners.Egress;

/// <summary>
/// Takes a message for an operator. The reference is the key of idempotency: however often it comes, one event goes
/// out. Number and text come by this door because an internal event would keep them in queues, archives and journals.
/// </summary>
internal static class DispatchMessage
{
    internal const string EventType = "vn.bdhvs.message.send-requested.v1";

    /// <param name="Reference">The caller's own, for ever.</param>
    /// <param name="To">The number, in the international form. <example>+84900000000</example></param>
    /// <param name="Text">What to send. <example>[BDHVS] Chuc mung ban.</example></param>
    /// <param name="Encoding">How it is sent. <example>gsm7</example></param>
    /// <param name="Brandname">In whose name. <example>BDHVS</example></param>
    /// <param name="Category">What law it is under. <example>notice</example></param>
    /// <param name="LearnerId">Whose number it is, so that it can be erased; never told to the operator.</param>
    /// <param name="Operator">
    /// Who shall carry it; any operator where nobody is named. <example>viettel</example>
    /// </param>
    public sealed record Request(
        Guid Reference,
        [RegularExpression(@"^\+[1-9][0-9]{7,14}\z")] string To,
        [StringLength(612, MinimumLength = 1)] string Text,
        [AllowedValues("gsm7", "ucs2")] string Encoding,
        [StringLength(11, MinimumLength = 1)] string Brandname,
        [AllowedValues("notice", "advert")] string Category,
        Guid? LearnerId = null,
        [RegularExpression(Partner.IdPattern)] string? Operator = null);

    /// <param name="Reference">As in the request.</param>
    /// <param name="Operator">Who carries it. <example>viettel</example></param>
    public sealed record Response(Guid Reference, string Operator);

    internal static async Task<Results<Accepted<Response>, ProblemHttpResult>> Handle(
        Request request, PartnerDbContext db, FeedPulses pulses, TimeProvider time, ILogger<PartnerFeedEntry> logger,
        CancellationToken cancellationToken)
    {
        // The request is the event's data: serialised once, so that a repetition can be compared byte by byte.
        var data = JsonSerializer.SerializeToUtf8Bytes(
            request with { LearnerId = null, Operator = null }, Json.Commands);
        if (await Find(db, request.Reference, cancellationToken) is { } known)
            return Answer(known, data);

        var operators = await db.Partners.AsNoTracking()
            .Where(partner => partner.State == PartnerState.Active
                && partner.AcceptedTypes.Contains(MessageReceiptMap.EventType)
                && (request.Operator == null || partner.Id == request.Operator))
            .OrderBy(partner => partner.Id).Select(partner => partner.Id)
            .ToListAsync(cancellationToken);
        if (operators.Count == 0)
        {
            return Problems.Create(StatusCodes.Status503ServiceUnavailable, "no-operator",
                "Chưa có nhà mạng nào nhận tin nhắn này.", "No operator takes this message.");
        }

        var entry = PartnerFeedEntry.Create(
            operators[Random.Shared.Next(operators.Count)], EventType, request.Reference, data,
            Activity.Current?.Id, time.GetUtcNow(), request.LearnerId);
        db.PartnerFeed.Add(entry);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException error) when (
            error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The same request, a moment earlier.
            return Answer((await Find(db, request.Reference, cancellationToken))!, data);
        }

        pulses.Of(entry.PartnerId).Set();
        Log.MessageDispatched(logger, request.Reference, entry.PartnerId);
        return Accepted(entry);
    }

    private static Results<Accepted<Response>, ProblemHttpResult> Answer(PartnerFeedEntry known, byte[] data) =>
        known.IsSameRequest(data)
            ? Accepted(known)
            : Problems.Unprocessable("reference-reused",
                "Mã tham chiếu đã được dùng cho tin nhắn khác.", "The reference was used for another message.");

    private static Accepted<Response> Accepted(PartnerFeedEntry entry) =>
        TypedResults.Accepted((string?)null, new Response(entry.Reference, entry.PartnerId));

    private static Task<PartnerFeedEntry?> Find(
        PartnerDbContext db, Guid reference, CancellationToken cancellationToken) =>
        db.PartnerFeed.AsNoTracking().SingleOrDefaultAsync(entry => entry.Reference == reference, cancellationToken);
}
