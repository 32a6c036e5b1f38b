using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Places;

/// <summary>A device came back.</summary>
internal static class ReturnDevice
{
    internal static async Task<Results<Ok<ListLoans.Item>, NotFound, ProblemHttpResult>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var places = db.Places.Within(scope);
        var loan = await db.DeviceLoans.Where(loan => places.Any(place => place.Id == loan.PlaceId))
            .SingleOrDefaultAsync(loan => loan.Id == id, cancellationToken);
        if (loan is null)
            return TypedResults.NotFound();
        if (!loan.Return(time.GetUtcNow()))
            return PlaceProblems.Returned();

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ListLoans.Item.Of(loan));
    }
}
