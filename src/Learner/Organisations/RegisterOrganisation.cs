using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Organisations;

/// <summary>Registers a department, union, school, bank, party cell or any other body that takes part.</summary>
internal static class RegisterOrganisation
{
    /// <param name="Kind">What it is.</param>
    /// <param name="Name">Full name, 1 to 200 characters.</param>
    /// <param name="AreaId">Where it works: a province, a commune or a village.</param>
    /// <param name="ParentId">The organisation it belongs to.</param>
    /// <param name="TaxCode">10 digits, or 10 and 3 after a hyphen.</param>
    /// <param name="ExternalRef">What its own system calls it.</param>
    /// <param name="ValidFrom">First day; today where none is named.</param>
    public sealed record Request(
        OrganisationKind Kind,
        [StringLength(200, MinimumLength = 1)] string Name,
        Guid AreaId,
        Guid? ParentId = null,
        [StringLength(14, MinimumLength = 10), RegularExpression(@"[0-9]{10}(-[0-9]{3})?\z")] string? TaxCode = null,
        [StringLength(100, MinimumLength = 1)] string? ExternalRef = null,
        DateOnly? ValidFrom = null);

    /// <param name="Id">Identity of the organisation.</param>
    public sealed record Response(Guid Id);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, LearnerDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var name = VietnameseText.Clean(request.Name);
        if (!VietnameseText.IsName(name))
            return OrganisationProblems.NameInvalid();
        if (!await db.Areas.Within(scope).AnyAsync(area => area.Id == request.AreaId, cancellationToken))
            return AreaProblems.Unknown();
        if (request.ParentId is { } parent
            && !await db.Organisations.Within(scope).AnyAsync(o => o.Id == parent, cancellationToken))
            return OrganisationProblems.Unknown();

        var now = time.GetUtcNow();
        var (organisation, registered) = Organisation.Register(
            request.Kind, name, request.AreaId, request.ValidFrom ?? VietnamTime.DateOf(now), now);
        organisation.ParentId = request.ParentId;
        organisation.TaxCode = request.TaxCode;
        organisation.ExternalRef = request.ExternalRef;
        db.Organisations.Add(organisation);
        db.AddEvent(registered);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException
        {
            ConstraintName: OrganisationConfiguration.OnePerKindNameAndArea
        })
        {
            return OrganisationProblems.Exists();
        }

        return TypedResults.Created($"organisations/{organisation.Id}", new Response(organisation.Id));
    }
}
