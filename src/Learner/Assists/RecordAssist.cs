using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Households;
using Platform.Learners.Learners;
using Platform.Learners.Organisations;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Assists;

/// <summary>
/// Records help with a digital service at a counter, a market or a home, or that somebody did it alone. Whoever records
/// it makes the id, so that a record sent twice is one.
/// </summary>
internal static class RecordAssist
{
    /// <param name="AreaId">Where it happened.</param>
    /// <param name="HelperKind">Who helped; <c>none</c> where it was done alone.</param>
    /// <param name="TopicCode">What it was about, <c>digital-identity</c>.</param>
    /// <param name="ApplicationCode">The application, <c>vneid</c>.</param>
    /// <param name="On">When.</param>
    /// <param name="Id">Made by whoever records it; the same record again changes nothing.</param>
    /// <param name="LearnerId">Who, where registered.</param>
    /// <param name="UnnamedCount">How many people who gave no name.</param>
    /// <param name="HelperOrganisationId">The bank, union or office that helped.</param>
    /// <param name="HelperLearnerId">The helper, where registered.</param>
    /// <param name="ProcedureCode">The public service, <c>1.004222</c>.</param>
    /// <param name="PlaceId">The counter, Wi-Fi point or market.</param>
    /// <param name="AloneNextTimeClaimed">Whether the person says that the next time will go without help.</param>
    public sealed record Request(
        Guid AreaId,
        HelperKind HelperKind,
        [StringLength(40, MinimumLength = 1), RegularExpression("[a-z0-9-]+")] string TopicCode,
        [StringLength(40, MinimumLength = 1), RegularExpression("[a-z0-9-]+")] string ApplicationCode,
        DateOnly On,
        Guid? Id = null,
        Guid? LearnerId = null,
        [Range(0, 500)] int UnnamedCount = 0,
        Guid? HelperOrganisationId = null,
        Guid? HelperLearnerId = null,
        [StringLength(40, MinimumLength = 1), RegularExpression("[0-9A-Za-z.-]+")] string? ProcedureCode = null,
        Guid? PlaceId = null,
        bool AloneNextTimeClaimed = false);

    /// <param name="Id">Identity of the record.</param>
    public sealed record Response(Guid Id);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (id, _, refusal) = await Record(request, scope, user.Actor(), db, time, cancellationToken);
        return refusal is null ? TypedResults.Created("assists", new Response(id)) : refusal;
    }

    internal static async Task<(Guid Id, bool IsNew, ProblemHttpResult? Refusal)> Record(
        Request request, AreaScope scope, string actor, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var learnerId = request.LearnerId is { } named ? await db.CurrentId(named, cancellationToken) : (Guid?)null;
        var assist = new Assist
        {
            Id = request.Id ?? Guid.CreateVersion7(now),
            AreaId = request.AreaId,
            LearnerId = learnerId,
            UnnamedCount = request.UnnamedCount,
            HelperKind = request.HelperKind,
            HelperOrganisationId = request.HelperOrganisationId,
            HelperLearnerId = request.HelperLearnerId,
            TopicCode = request.TopicCode,
            ApplicationCode = request.ApplicationCode,
            ProcedureCode = request.ProcedureCode,
            PlaceId = request.PlaceId,
            AloneNextTimeClaimed = request.AloneNextTimeClaimed,
            On = request.On,
            RecordedBy = actor,
            RecordedAt = now,
        };
        if (await Refuse(assist, scope, db, time, cancellationToken) is { } refusal)
            return (assist.Id, false, refusal);
        if (await Known(assist, scope, db, cancellationToken) is { } same)
            return (assist.Id, false, same ? null : HouseholdProblems.IdTaken());

        db.Assists.Add(assist);
        db.AddEvent(assist.Recorded());
        await db.SaveChangesAsync(cancellationToken);
        return (assist.Id, true, null);
    }

    /// <summary>A device that got no answer sends again, perhaps while the first copy is still on its way.</summary>
    /// <returns>Whether a record of this id is the same; nothing where there is none.</returns>
    private static async Task<bool?> Known(
        Assist assist, AreaScope scope, LearnerDbContext db, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtextextended({"assist:" + assist.Id}, 0))", cancellationToken);
        var known = await db.Assists.AsNoTracking().SingleOrDefaultAsync(one => one.Id == assist.Id, cancellationToken);
        return known is null
            ? null
            : known.IsSameAs(assist)
                && await db.Assists.Within(scope).AnyAsync(one => one.Id == assist.Id, cancellationToken);
    }

    private static async Task<ProblemHttpResult?> Refuse(
        Assist assist, AreaScope scope, LearnerDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        if ((assist.LearnerId is null) != (assist.UnnamedCount > 0))
            return AssistProblems.WhoInvalid();
        if (assist.HelperKind is HelperKind.None
            && (assist.HelperOrganisationId is not null || assist.HelperLearnerId is not null))
            return AssistProblems.HelperInvalid();
        if (!Happened.IsPlausible(assist.On, time))
            return HouseholdProblems.DateInvalid();
        if (!await db.Areas.Within(scope).AnyAsync(area => area.Id == assist.AreaId, cancellationToken))
            return AreaProblems.Unknown();
        if (!await db.KnowsAll([assist.LearnerId, assist.HelperLearnerId], scope, cancellationToken))
            return HouseholdProblems.LearnerUnknown();
        if (assist.HelperOrganisationId is { } body
            && !await db.Organisations.Within(scope).AnyAsync(one => one.Id == body, cancellationToken))
            return OrganisationProblems.Unknown();
        return assist.PlaceId is { } place
            && !await db.Places.Within(scope).AnyAsync(one => one.Id == place, cancellationToken)
            ? AssistProblems.PlaceUnknown()
            : null;
    }
}
