using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Notifications.Operators;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Templates;

/// <summary>
/// The texts as people would read them, with the sample data: without marks as most operators take them, and with
/// marks. The reader sees whether the text is still clear, how many segments it takes, and what each operator asks.
/// </summary>
internal static class PreviewTemplate
{
    private static readonly bool[] Alphabets = [false, true]; // without and with marks

    /// <param name="OperatorId">The operator. <example>viettel</example></param>
    /// <param name="Cost">In đồng, to a number of its own. <example>820</example></param>
    /// <param name="CostOtherNetworks">In đồng, to other networks. <example>950</example></param>
    /// <param name="Refusal">
    /// Why it would not go by this operator: <c>unicode</c>, <c>too-long</c>; <c>brandname</c> or <c>template</c> where
    /// that is not registered; absent where it would.
    /// </param>
    public sealed record Price(string OperatorId, decimal Cost, decimal CostOtherNetworks, string? Refusal);

    /// <param name="Locale">The language. <example>vi</example></param>
    /// <param name="Encoding"><c>gsm7</c> or <c>ucs2</c>. <example>gsm7</example></param>
    /// <param name="Text">As it is sent.</param>
    /// <param name="Units">Septets or UTF-16 units.</param>
    /// <param name="Segments">Messages the operator sends and bills.</param>
    /// <param name="Prices">What each operator asks.</param>
    public sealed record Variant(
        string Locale, string Encoding, string Text, int Units, int Segments, IReadOnlyList<Price> Prices);

    /// <param name="Variants">Each language, without and with marks.</param>
    public sealed record Response(IReadOnlyList<Variant> Variants);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, NotificationDbContext db, IOptions<NotificationOptions> options, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var version = await db.TemplateVersions.AsNoTracking()
            .SingleOrDefaultAsync(known => known.Id == id, cancellationToken);
        if (version is null)
            return TypedResults.NotFound();

        var texts = await db.Templates.AsNoTracking()
            .Where(text => text.Code == version.Code && text.Version == version.Version)
            .OrderBy(text => text.Locale).ToListAsync(cancellationToken);
        var operators = await OperatorLinks.Load(
            db, options.Value.Brandname, [id], VietnamTime.Today(time), cancellationToken);
        return TypedResults.Ok(new Response(
        [
            .. from text in texts
               from accented in Alphabets
               let rendered = text.Render(version.Sample, accented)
               let size = SmsText.Measure(rendered)
               select new Variant(
                   text.Locale, size.Encoding, rendered, size.Units, size.Segments,
                   [
                       .. operators.Links.Select(link => new Price(
                           link.Id, size.Segments * link.Price, size.Segments * link.PriceOtherNetworks,
                           operators.Refusal(link, id, size))),
                   ]),
        ]));
    }
}
