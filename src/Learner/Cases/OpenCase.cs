using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Households;
using Platform.Learners.Learners;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Cases;

/// <summary>
/// Somebody needs help at home: who, where, with what and how soon. From now on the working hours count.
/// </summary>
internal static class OpenCase
{
    /// <param name="TopicCode">What it is about, <c>digital-identity</c>.</param>
    /// <param name="Urgency">How soon.</param>
    /// <param name="Channel">How it was asked for.</param>
    /// <param name="LearnerId">Who needs help, where registered.</param>
    /// <param name="HouseholdId">The home, where known.</param>
    /// <param name="AreaId">Where; the area of the person or the household where none is named.</param>
    /// <param name="ProcedureCode">The public service, <c>1.004222</c>.</param>
    /// <param name="Note">For whoever goes there; kept sealed.</param>
    public sealed record Request(
        [StringLength(40, MinimumLength = 1), RegularExpression("[a-z0-9-]+")] string TopicCode,
        Urgency Urgency,
        [AllowedValues(CaseChannel.Counter, CaseChannel.Phone, CaseChannel.FieldVisit, CaseChannel.Online)]
        CaseChannel Channel,
        Guid? LearnerId = null,
        Guid? HouseholdId = null,
        Guid? AreaId = null,
        [StringLength(40, MinimumLength = 1), RegularExpression("[0-9A-Za-z.-]+")] string? ProcedureCode = null,
        [StringLength(1000)] string? Note = null);

    /// <param name="Id">Identity of the case.</param>
    /// <param name="CommuneId">The commune that answers for it.</param>
    /// <param name="DueAt">When it must be resolved.</param>
    /// <param name="CalendarIncomplete">Whether the holidays until then are not known yet.</param>
    public sealed record Response(Guid Id, Guid CommuneId, DateTimeOffset DueAt, bool CalendarIncomplete);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db, PersonalDataVault vault,
        TimeProvider time, ILogger<HomeCase> logger, CancellationToken cancellationToken)
    {
        if (request is { LearnerId: null, HouseholdId: null } && string.IsNullOrWhiteSpace(request.Note))
            return CaseProblems.NobodyNamed();
        var learnerId = request.LearnerId is { } id ? await db.CurrentId(id, cancellationToken) : (Guid?)null;
        if (!await db.KnowsAll([learnerId], scope, cancellationToken))
            return HouseholdProblems.LearnerUnknown();
        var household = await db.Households.Within(scope)
            .SingleOrDefaultAsync(h => h.Id == request.HouseholdId, cancellationToken);
        if (household is null && request.HouseholdId is not null)
            return CaseProblems.HouseholdUnknown();
        if (request.AreaId is { } named && !await db.IsForHomes(named, scope, cancellationToken))
            return CaseProblems.AreaUnknown();
        var areaId = request.AreaId ?? household?.AreaId ?? await db.Learners
            .Where(learner => learner.Id == learnerId).Select(learner => (Guid?)learner.AreaId)
            .SingleOrDefaultAsync(cancellationToken);
        if (areaId is null)
            return CaseProblems.AreaMissing();
        if (await db.CommuneOf(areaId.Value, cancellationToken) is not { } communeId)
            return CaseProblems.AreaUnknown();

        var now = time.GetUtcNow();
        var clock = await CaseClock.Load(db, now, cancellationToken);
        var row = new HomeCase
        {
            Id = Guid.CreateVersion7(now),
            AreaId = areaId.Value,
            CommuneId = communeId,
            LearnerId = learnerId,
            HouseholdId = request.HouseholdId,
            Channel = request.Channel,
            TopicCode = request.TopicCode,
            ProcedureCode = request.ProcedureCode,
            Urgency = request.Urgency,
            OpenedAt = now,
            DueAt = clock.Due(request.Urgency, now),
            RuleVersion = clock.RuleVersion,
        };
        db.HomeCases.Add(row);
        db.AddEvent(row.Opened());
        var step = row.Step(CaseAction.Opened, user.Actor(), now);
        await step.Write(request.Note, row, db, vault, cancellationToken);
        db.CaseSteps.Add(step);
        await db.SaveLearner(cancellationToken);
        HomeLog.CaseOpened(logger, row.Id, row.CommuneId);
        return TypedResults.Created(
            $"cases/{row.Id}", new Response(row.Id, communeId, row.DueAt, !clock.Knows(now, row.DueAt)));
    }
}
