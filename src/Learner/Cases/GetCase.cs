using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Access;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Cases;

/// <summary>A case with everything that was done, each step with the commune that answered for it then.</summary>
internal static class GetCase
{
    /// <param name="Case">The case as it is.</param>
    /// <param name="Steps">What was done, the oldest first.</param>
    public sealed record Response(CaseItem Case, IReadOnlyList<Step> Steps) : IShowsPeople
    {
        IEnumerable<Guid> IShowsPeople.Shown() => Case.LearnerId is { } id ? [id] : [];
    }

    /// <param name="Action">What was done.</param>
    /// <param name="State">Of the case, after it.</param>
    /// <param name="Actor">By whom.</param>
    /// <param name="At">When.</param>
    /// <param name="CommuneId">The commune that answered for the case.</param>
    /// <param name="TeamId">The team that had it.</param>
    /// <param name="WorkerId">The member who went.</param>
    /// <param name="DueAt">When it was due.</param>
    /// <param name="Note">What was written.</param>
    public sealed record Step(
        CaseAction Action, CaseState State, string Actor, DateTimeOffset At, Guid CommuneId, Guid? TeamId,
        Guid? WorkerId, DateTimeOffset DueAt, string? Note);

    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, PersonalDataVault vault, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var row = await db.HomeCases.Within(scope).SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (row is null)
            return CaseProblems.Unknown();

        response.Headers.ETag = db.ETag(row);
        return TypedResults.Ok(new Response(CaseItem.Of(row), await Steps(id, db, vault, cancellationToken)));
    }

    internal static async Task<IReadOnlyList<Step>> Steps(
        Guid caseId, LearnerDbContext db, PersonalDataVault vault, CancellationToken cancellationToken)
    {
        var steps = await db.CaseSteps.AsNoTracking().Where(step => step.CaseId == caseId)
            .OrderBy(step => step.Number).ToListAsync(cancellationToken);
        var notes = await CaseNotes.Open(steps, db, vault, cancellationToken);
        return
        [
            .. steps.Select(step => new Step(
                step.Action, step.State, step.Actor, step.At, step.CommuneId, step.TeamId, step.WorkerId, step.DueAt,
                notes.GetValueOrDefault(step.Id))),
        ];
    }
}
