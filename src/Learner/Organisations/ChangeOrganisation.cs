using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Organisations;

/// <summary>Corrects an organisation; what is not named stays as it is.</summary>
internal static class ChangeOrganisation
{
    /// <param name="Name">Full name, 1 to 200 characters.</param>
    /// <param name="ParentId">The organisation it belongs to.</param>
    /// <param name="TaxCode">10 digits, or 10 and 3 after a hyphen.</param>
    /// <param name="ExternalRef">What its own system calls it.</param>
    public sealed record Request(
        [StringLength(200, MinimumLength = 1)] string? Name = null,
        Guid? ParentId = null,
        [StringLength(14, MinimumLength = 10), RegularExpression(@"[0-9]{10}(-[0-9]{3})?\z")] string? TaxCode = null,
        [StringLength(100, MinimumLength = 1)] string? ExternalRef = null);

    internal static async Task<Results<Ok<OrganisationItem>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, LearnerDbContext db, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var organisation = await db.Organisations.Within(scope)
            .SingleOrDefaultAsync(organisation => organisation.Id == id, cancellationToken);
        if (organisation is null)
            return TypedResults.NotFound();

        db.Expect(organisation, ifMatch);
        if (request.Name is { } text)
        {
            var name = VietnameseText.Clean(text);
            if (!VietnameseText.IsName(name))
                return OrganisationProblems.NameInvalid();
            organisation.Rename(name);
        }

        if (request.ParentId is { } parent)
        {
            if (!await db.Organisations.Within(scope).AnyAsync(o => o.Id == parent, cancellationToken))
                return OrganisationProblems.Unknown();
            if (await IsBelow(parent, id, db, cancellationToken))
                return OrganisationProblems.ParentIsItself();
            organisation.ParentId = parent;
        }

        organisation.TaxCode = request.TaxCode ?? organisation.TaxCode;
        organisation.ExternalRef = request.ExternalRef ?? organisation.ExternalRef;
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

        response.Headers.ETag = db.ETag(organisation);
        return TypedResults.Ok(OrganisationItem.Of(organisation));
    }

    /// <summary>Whether the one is the other or stands below it.</summary>
    private static async Task<bool> IsBelow(
        Guid one, Guid other, LearnerDbContext db, CancellationToken cancellationToken)
    {
        for (Guid? at = one; at is { } here;)
        {
            if (here == other)
                return true;
            at = await db.Organisations.Where(o => o.Id == here).Select(o => o.ParentId)
                .SingleOrDefaultAsync(cancellationToken);
        }

        return false;
    }
}
