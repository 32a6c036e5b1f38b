using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Partners.Ingress;
using Platform.ServiceDefaults;

namespace Platform.Partners.Partners;

internal static class ListPartners
{
    public sealed record Item(
        string Id, string Name, string Source, string State, string TraceMode, IReadOnlyList<string> AcceptedTypes,
        IReadOnlyList<Guid> Areas, int Waiting, int Parked, DateTimeOffset RegisteredAt);

    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        string? cursor, [Range(1, 100)] int? limit, PartnerDbContext db, CancellationToken cancellationToken)
    {
        var size = limit ?? Cursor.DefaultLimit;
        if (cursor is not null && !Base64Url.IsValid(cursor))
            return Problems.BadRequest("cursor-invalid", "Con trỏ trang không hợp lệ.", "The cursor is not valid.");
        var after = cursor is null ? "" : Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));

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
                db.PartnerFeed.Count(entry => entry.PartnerId == partner.Id && entry.Waiting),
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
