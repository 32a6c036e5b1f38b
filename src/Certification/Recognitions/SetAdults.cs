using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Recognitions;

/// <summary>
/// Says how many adults live in a commune, by whose count: what a share of them is counted against. What the commune
/// has reached is decided anew.
/// </summary>
internal static class SetAdults
{
    /// <param name="Adults">How many.</param>
    /// <param name="CountedOn">The day of the count.</param>
    /// <param name="Source">Whose count. <example>Tổng điều tra dân số 2025</example></param>
    public sealed record Request(
        [Range(1, 10_000_000)] int Adults, DateOnly CountedOn, [StringLength(500, MinimumLength = 2)] string Source);

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, CertificationDbContext db, TimeProvider time,
        HttpResponse response, CancellationToken cancellationToken)
    {
        if (!await db.Areas.AnyAsync(
            area => area.Id == id && area.Level == "commune" && area.Path.Contains(scope.AreaId), cancellationToken))
            return TypedResults.NotFound();

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await Milestones.Hold(db, id, cancellationToken);
        var counted = await db.CommuneAdults.SingleOrDefaultAsync(c => c.AreaId == id, cancellationToken);
        if (counted is null)
        {
            db.CommuneAdults.Add(counted = new CommuneAdults
            {
                AreaId = id,
                Adults = request.Adults,
                CountedOn = request.CountedOn,
                Source = request.Source,
            });
        }
        else
        {
            (counted.Adults, counted.CountedOn, counted.Source) = (request.Adults, request.CountedOn, request.Source);
            db.Expect(counted, ifMatch);
            db.Entry(counted).Property(c => c.Adults).IsModified = true; // also where nothing differs: 412 all the same
        }

        await db.SaveChangesAsync(cancellationToken);
        await Milestones.Judge(db, id, time.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        response.Headers.ETag = db.ETag(counted);
        return TypedResults.NoContent();
    }
}
