using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Learners.Areas;
using Platform.Learners.Certificates;
using Platform.Learners.Teams;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Ambassadors;

/// <summary>Appoints a digital ambassador: trained first, then appointed for a commune and a term.</summary>
internal static class AppointAmbassador
{
    private const int MostYears = 10;

    /// <param name="LearnerId">Who is appointed.</param>
    /// <param name="CommuneId">For which commune.</param>
    /// <param name="TermFrom">First day; on it a core-force certificate must be valid.</param>
    /// <param name="DecisionNo">The decision that appoints.</param>
    /// <param name="TermTo">First day after the term; none, where it is open.</param>
    public sealed record Request(
        Guid LearnerId, Guid CommuneId, DateOnly TermFrom, [StringLength(100, MinimumLength = 1)] string DecisionNo,
        DateOnly? TermTo = null);

    /// <param name="Id">Identity of the appointment.</param>
    /// <param name="CertificateId">The certificate that allows it.</param>
    public sealed record Response(Guid Id, Guid CertificateId);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, LearnerDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var commune = await db.Areas.Within(scope).Where(area => area.Id == request.CommuneId)
            .Select(area => new { area.Level }).SingleOrDefaultAsync(cancellationToken);
        if (commune is null)
            return AreaProblems.Unknown();
        if (commune.Level is not AreaLevel.Commune)
            return AmbassadorProblems.NotACommune();
        var now = time.GetUtcNow();
        if (request.TermTo <= request.TermFrom || request.TermTo > request.TermFrom.AddYears(MostYears)
            || request.TermFrom.Year < 2025 || request.TermFrom > VietnamTime.DateOf(now).AddYears(1))
            return AmbassadorProblems.TermInvalid();
        if (!await db.Learners.Within(scope).AnyAsync(l => l.Id == request.LearnerId, cancellationToken))
            return AmbassadorProblems.LearnerUnknown();
        if (await CoreForce.CertificateOf(request.LearnerId, request.TermFrom, db, cancellationToken)
            is not { } certificate)
            return TeamProblems.CertificateRequired();

        var (ambassador, appointed) = Ambassador.Appoint(
            request.LearnerId, request.CommuneId, request.TermFrom, request.TermTo, certificate, request.DecisionNo,
            now);
        db.Ambassadors.Add(ambassador);
        db.AddEvent(appointed);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException
        {
            ConstraintName: AmbassadorConfiguration.OneOfficeAtATime
        })
        {
            return AmbassadorProblems.Exists();
        }

        return TypedResults.Created($"ambassadors/{ambassador.Id}", new Response(ambassador.Id, certificate));
    }
}
