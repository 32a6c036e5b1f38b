using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Partners.Ingress;
using Platform.ServiceDefaults;

namespace Platform.Partners.Partners;

/// <summary>Every operator, with what waits for it and what it sent in vain.</summary>
internal static class ListPartners
{
    /// <param name="Id">The operator. <example>mobifone</example></param>
    /// <param name="Name">Name people read. <example>MobiFone Thái Nguyên</example></param>
    /// <param name="Source">CloudEvents source of all its events. <example>urn:operator:mobifone</example></param>
    /// <param name="State">Whether it is let in. <example>active</example></param>
    /// <param name="TraceMode">Whether it continues our traces. <example>link</example></param>
    /// <param name="AcceptedTypes">
    /// Event types it may send, such as <c>vn.bdhvs.message.receipt-reported.v1</c>.
    /// </param>
    /// <param name="Areas">Areas it may speak of; none means all.</param>
    /// <param name="Waiting">Events not yet with it. <example>0</example></param>
    /// <param name="Parked">Its events that were refused and not yet decided on. <example>2</example></param>
    /// <param name="RegisteredAt">Since when it is known here.</param>
    public sealed record Item(
        string Id, string Name, string Source, string State, string TraceMode, IReadOnlyList<string> AcceptedTypes,
        IReadOnlyList<Guid> Areas, int Waiting, int Parked, DateTimeOffset RegisteredAt);

    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        string? cursor, [Range(1, 100)] int? limit, PartnerDbContext db, CancellationToken cancellationToken)
    {
        var size = limit ?? Cursor.DefaultLimit;
        var after = cursor is null ? ""
            : Base64Url.IsValid(cursor) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) : "?";
        if (after.Length > 0 && !Regex.IsMatch(after, Partner.IdPattern))
            return Problems.BadRequest("cursor-invalid", "Con trỏ trang không hợp lệ.", "The cursor is not valid.");

        var items = await db.Partners.AsNoTracking()
            .Where(partner => partner.Id.CompareTo(after) > 0)
            .OrderBy(partner => partner.Id)
            .Take(size + 1)
            .Select(partner => new Item(
                partner.Id, partner.Name, partner.Source,
                partner.State == PartnerState.Active ? "active"
                    : partner.State == PartnerState.Suspended ? "suspended" : "closed",
                partner.TraceMode == TraceMode.Continue ? "continue" : "link",
                partner.AcceptedTypes, partner.Areas,
                db.PartnerFeed.Count(entry => entry.PartnerId == partner.Id && entry.Waiting && entry.Data != null),
                db.ParkedDeliveries.Count(
                    parked => parked.PartnerId == partner.Id && parked.State == ParkedState.Parked),
                partner.RegisteredAt))
            .ToListAsync(cancellationToken);
        if (items.Count <= size)
            return TypedResults.Ok(new Response(items, null));

        items.RemoveAt(size);
        return TypedResults.Ok(new Response(items, Base64Url.EncodeToString(Encoding.UTF8.GetBytes(items[^1].Id))));
    }
}
