using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Learners.Areas;
using Platform.Learners.Organisations;
using Platform.ServiceDefaults;

namespace Platform.Learners.Places;

/// <summary>Hands a device of a place to a learner who has none.</summary>
internal static class LendDevice
{
    private const int MostDays = 366;

    /// <param name="LearnerId">Who takes it.</param>
    /// <param name="Item">What it is.</param>
    /// <param name="AssetCode">What is written on it, 1 to 50 characters.</param>
    /// <param name="DueOn">The day it comes back.</param>
    public sealed record Request(
        Guid LearnerId, DeviceKind Item, [StringLength(50, MinimumLength = 1)] string AssetCode, DateOnly DueOn);

    /// <param name="Id">Identity of the loan.</param>
    public sealed record Response(Guid Id);

    internal static async Task<Results<Created<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var place = await db.Places.AsNoTracking().Within(scope)
            .SingleOrDefaultAsync(place => place.Id == id, cancellationToken);
        if (place is null)
            return TypedResults.NotFound();

        var now = time.GetUtcNow();
        var today = VietnamTime.DateOf(now);
        var code = VietnameseText.Clean(request.AssetCode);
        if (OpenPlace.NotAName(code))
            return OrganisationProblems.NameInvalid();
        if (place.ClosedOn <= today)
            return PlaceProblems.Closed();
        if (request.DueOn < today || request.DueOn > today.AddDays(MostDays))
            return PlaceProblems.DueInThePast();
        if (!await db.Learners.Within(scope).AnyAsync(l => l.Id == request.LearnerId, cancellationToken))
            return PlaceProblems.LearnerUnknown();

        var loan = new DeviceLoan
        {
            Id = Guid.CreateVersion7(now),
            PlaceId = id,
            LearnerId = request.LearnerId,
            Item = request.Item,
            AssetCode = code,
            LoanedAt = now,
            DueOn = request.DueOn,
        };
        db.DeviceLoans.Add(loan);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException
        {
            ConstraintName: DeviceLoanConfiguration.OneLoanPerDevice
        })
        {
            return PlaceProblems.OnLoan();
        }

        return TypedResults.Created((string?)null, new Response(loan.Id));
    }
}
