using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Classes;
using Platform.Courses.Courses;
using Platform.ServiceDefaults;

namespace Platform.Courses.OfflinePacks;

/// <summary>
/// A signed pack for a phone that will have no connectivity: one class, or the open classes of a team, each with its
/// roll and its quiz without the answers. Learners are ids in it; their names are on the phone from elsewhere.
/// </summary>
internal static class IssuePack
{
    private const int FreshDays = 14, MostClasses = 50;

    /// <param name="ClassId">One class.</param>
    /// <param name="TeamId">Or the open classes of a team.</param>
    public sealed record Request(Guid? ClassId = null, Guid? TeamId = null);

    /// <param name="Id">Identity of the pack: results name it.</param>
    /// <param name="FreshUntil">From then on a newer pack is worth fetching; results are taken for ever.</param>
    /// <param name="Bundle">
    /// The signed pack, a compact JWS; its key is at <c>/offline-packs/keys</c>.
    /// <example>eyJhbGciOiJFUzI1NiJ9.e30.c2ln</example>
    /// </param>
    public sealed record Response(Guid Id, DateTimeOffset FreshUntil, string Bundle);

    private sealed record Document(
        Guid PackId, DateTimeOffset IssuedAt, DateTimeOffset FreshUntil, IReadOnlyList<ClassDocument> Classes);

    private sealed record ClassDocument(
        Guid ClassId, Guid AreaId, Guid CourseId, int CourseVersion, DateTimeOffset StartsAt, int DurationMinutes,
        IReadOnlyList<Guid> Roll, IReadOnlyList<GetQuiz.QuestionItem> Questions);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, ClaimsPrincipal user, CourseDbContext db, PackSigner signer,
        TimeProvider time, ILogger<OfflinePack> logger, CancellationToken cancellationToken)
    {
        if (!signer.IsReady)
            return PackProblems.NotConfigured;
        if (request.ClassId is null == request.TeamId is null)
            return PackProblems.OneOfTwo;

        var classes = await db.Classes.AsNoTracking().Within(scope, db.Areas)
            .Where(held => held.Status == ClassStatus.Scheduled && held.Kind != ClassKind.SelfPaced)
            .Where(held => request.ClassId != null ? held.Id == request.ClassId : held.TeamId == request.TeamId)
            .OrderBy(held => held.StartsAt).ThenBy(held => held.Id).Take(MostClasses)
            .ToListAsync(cancellationToken);
        if (classes.Count is 0)
            return CourseProblems.UnknownClass;

        var now = time.GetUtcNow();
        var pack = new OfflinePack
        {
            Id = Guid.CreateVersion7(now),
            AreaId = classes[0].AreaId,
            ClassIds = [.. classes.Select(held => held.Id)],
            TeamId = request.TeamId,
            IssuedBy = user.Actor(),
            IssuedAt = now,
            FreshUntil = now.AddDays(FreshDays),
        };
        db.OfflinePacks.Add(pack);
        await db.SaveChangesAsync(cancellationToken);
        var document = new Document(
            pack.Id, now, pack.FreshUntil, await Describe(classes, db, cancellationToken));
        Log.PackIssued(logger, pack.Id, classes.Count);
        return TypedResults.Created(
            (string?)null, new Response(pack.Id, pack.FreshUntil, signer.Sign(document)));
    }

    private static async Task<IReadOnlyList<ClassDocument>> Describe(
        List<Class> classes, CourseDbContext db, CancellationToken cancellationToken)
    {
        var ids = classes.Select(held => held.Id).ToArray();
        var courseIds = classes.Select(held => held.CourseId).Distinct().ToArray();
        var rolls = (await db.Enrolments.Where(seat => ids.Contains(seat.ClassId)).OrderBy(seat => seat.Id)
            .Select(seat => new { seat.ClassId, seat.LearnerId }).ToListAsync(cancellationToken))
            .ToLookup(seat => seat.ClassId, seat => seat.LearnerId);
        var quizzes = (await db.Quizzes.AsNoTracking().Where(quiz => courseIds.Contains(quiz.CourseId))
            .ToListAsync(cancellationToken)).ToDictionary(quiz => (quiz.CourseId, quiz.CourseVersion));
        return
        [
            .. classes.Select(held => new ClassDocument(
                held.Id, held.AreaId, held.CourseId, held.CourseVersion, held.StartsAt, held.DurationMinutes,
                [.. rolls[held.Id]],
                quizzes.TryGetValue((held.CourseId, held.CourseVersion), out var quiz) ? GetQuiz.Served(quiz) : [])),
        ];
    }
}
