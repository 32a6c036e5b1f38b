using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Authorities;

/// <summary>
/// Ends an authority and names who takes over, of whichever province. Where nobody is named, it is whoever issues for
/// the province that the registry of areas names.
/// </summary>
internal static class EndAuthority
{
    /// <param name="ValidTo">The day after the last.</param>
    /// <param name="SuccessorId">Who takes over.</param>
    public sealed record Request(DateOnly ValidTo, Guid? SuccessorId = null);

    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, CertificationDbContext db, HttpResponse response,
        ILogger<IssuingAuthority> logger, CancellationToken cancellationToken)
    {
        var authority = await db.IssuingAuthorities.Within(scope, db.Areas)
            .SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (authority is null)
            return TypedResults.NotFound();
        if (request.SuccessorId is { } successor && (successor == id
            || !await db.IssuingAuthorities.AnyAsync(a => a.Id == successor, cancellationToken)))
            return AuthorityProblems.UnknownSuccessor;
        if (!authority.End(request.ValidTo, request.SuccessorId))
            return AuthorityProblems.Ended;

        db.Expect(authority, ifMatch);
        await db.SaveChangesAsync(cancellationToken);
        Log.AuthorityEnded(logger, id);
        response.Headers.ETag = db.ETag(authority);
        return TypedResults.NoContent();
    }
}
