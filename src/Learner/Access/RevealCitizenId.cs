using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Learners.Areas;
using Platform.Learners.Learners;
using Platform.ServiceDefaults;

namespace Platform.Learners.Access;

/// <summary>
/// The whole citizen id, to somebody who says why. It takes no idempotency key, because a stored answer would be one
/// more place where the number stands.
/// </summary>
internal static class RevealCitizenId
{
    /// <param name="Reason">Why the whole number is needed; goes to the access log.</param>
    public sealed record Request([StringLength(500, MinimumLength = 10)] string Reason);

    /// <param name="CitizenId">12 digits.</param>
    public sealed record Response(string CitizenId);

    /// <param name="id">Identity of the learner.</param>
    /// <param name="request">The reason.</param>
    /// <param name="scope">The caller&apos;s area.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="vault">Opens the number.</param>
    /// <param name="log">Is written first.</param>
    /// <param name="response">Receives the ban on caches.</param>
    /// <param name="cancellationToken">Ends the statements.</param>
    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, LearnerDbContext db, PersonalDataVault vault, AccessLog log,
        HttpResponse response, CancellationToken cancellationToken)
    {
        if (log.Purpose() is null)
            return AccessProblems.PurposeRequired();

        var currentId = await db.CurrentId(id, cancellationToken);
        var row = await db.Learners.AsNoTracking().Within(scope).Where(learner => learner.Id == currentId)
            .Select(learner => new { learner.CitizenIdSealed, learner.Key }).SingleOrDefaultAsync(cancellationToken);
        if (row?.CitizenIdSealed is null)
            return TypedResults.NotFound();

        try
        {
            await log.Write(AccessAction.Reveal, [currentId], request.Reason, cancellationToken);
        }
        catch (Exception e) when (e is DbUpdateException or NpgsqlException)
        {
            return AccessProblems.LogUnavailable();
        }

        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Response(vault.OpenCitizenId(row.CitizenIdSealed, currentId, row.Key).Digits));
    }
}
