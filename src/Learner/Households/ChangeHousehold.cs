using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Households;

/// <summary>Changes what is named, and leaves the rest as it is.</summary>
internal static class ChangeHousehold
{
    /// <param name="AreaId">Where the home stands now.</param>
    /// <param name="Code">What the village calls it.</param>
    /// <param name="PlaceNote">How to find it; an empty text removes it.</param>
    public sealed record Request(
        Guid? AreaId = null,
        [StringLength(30, MinimumLength = 1)] string? Code = null,
        [StringLength(500)] string? PlaceNote = null);

    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, LearnerDbContext db, PersonalDataVault vault,
        TimeProvider time, HttpResponse response, CancellationToken cancellationToken)
    {
        var household = await db.Households.Within(scope).SingleOrDefaultAsync(h => h.Id == id, cancellationToken);
        if (household is null)
            return HouseholdProblems.Unknown();

        db.Expect(household, ifMatch);
        if (request.AreaId is { } areaId && areaId != household.AreaId)
        {
            if (!await db.IsForHomes(areaId, scope, cancellationToken))
                return HouseholdProblems.AreaUnknown();
            db.AddEvent(household.MoveTo(areaId, time.GetUtcNow()));
        }

        household.Code = request.Code ?? household.Code;
        db.Entry(household).Property(h => h.Code).IsModified = true; // the version is compared even if nothing changes
        if (request.PlaceNote is { } note)
            household.PlaceNoteSealed = vault.SealNote(note, id);
        await db.SaveChangesAsync(cancellationToken);
        response.Headers.ETag = db.ETag(household);
        return TypedResults.NoContent();
    }
}
