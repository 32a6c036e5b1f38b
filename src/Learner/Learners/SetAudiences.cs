using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

/// <summary>
/// The whole dated set of the groups a person belongs or belonged to: what is not sent is taken back as never true, and
/// kept in the history. A day after today is not accepted, because nothing would tell the others on that day.
/// </summary>
internal static class SetAudiences
{
    /// <param name="Audiences">All memberships, ended ones too; none of them is the main one.</param>
    /// <param name="Reason">For the history.</param>
    public sealed record Request(
        [Length(1, 50)] IReadOnlyList<Membership> Audiences,
        [StringLength(500, MinimumLength = 3)] string? Reason = null);

    /// <param name="Audience">Code: citizen, cadre, student, worker, teacher, trader, farmer, elderly, …</param>
    /// <param name="ValidFrom">First day.</param>
    /// <param name="ValidTo">The first day after it; absent while it lasts.</param>
    /// <param name="Source">Who says so.</param>
    public sealed record Membership(
        [StringLength(50, MinimumLength = 1)] string Audience,
        DateOnly ValidFrom,
        DateOnly? ValidTo = null,
        [AllowedValues("officer", "import", "self", "guardian", "certificate", "field")]
        string Source = AudienceSource.Officer);

    internal static async Task<Results<Ok<GetLearner.Response>, NotFound, ValidationProblem, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db,
        PersonalDataVault vault, TimeProvider time, HttpResponse response, CancellationToken cancellationToken)
    {
        var learner = await db.Learners.Within(scope).Whole()
            .SingleOrDefaultAsync(learner => learner.Id == id, cancellationToken);
        if (learner is null)
            return TypedResults.NotFound();

        var now = time.GetUtcNow();
        var today = VietnamTime.DateOf(now);
        var wanted = request.Audiences.Select(one => one with { Audience = Audiences.Parse(one.Audience) ?? "" })
            .OrderBy(one => one.Audience, StringComparer.Ordinal).ThenBy(one => one.ValidFrom).ToList();
        if (wanted.Exists(one => one.Audience.Length == 0))
            return TypedResults.ValidationProblem(
                RegisterLearner.Describe([new FieldFinding(LearnerField.Audiences, Finding.AudienceUnknown)]));
        if (wanted.Exists(one => one.ValidFrom > today || one.ValidTo > today))
            return LearnerProblems.DateInFuture;
        if (wanted.Exists(one => one.ValidTo <= one.ValidFrom) || wanted.Zip(wanted.Skip(1), Overlap).Contains(true))
            return LearnerProblems.AudienceOverlap;
        if (!wanted.Exists(one => one.ValidTo is null))
            return LearnerProblems.AudienceRequired;

        db.Expect(learner, ifMatch);
        var (before, known) = (learner.CurrentAudiences(today), Describe(learner));
        Take(learner, wanted, db);
        if (Describe(learner) is { } changed && changed != known)
        {
            var change = new FieldChange(FieldChange.Audiences, known, changed);
            db.LearnerCorrections.Add(
                LearnerCorrection.Of(learner, change, request.Reason, user.Identity!.Name!, vault, now));
            db.AddEvent(learner.TellAudiences(before, now));
            await db.SaveLearner(cancellationToken);
        }

        return TypedResults.Ok(await GetLearner.Show(learner, db, vault, response, cancellationToken));
    }

    /// <summary>Neighbours in the order of audience and first day.</summary>
    private static bool Overlap(Membership one, Membership next) =>
        one.Audience == next.Audience && (one.ValidTo is null || one.ValidTo > next.ValidFrom);

    private static void Take(Learner learner, List<Membership> wanted, LearnerDbContext db)
    {
        var known = learner.Audiences.ToDictionary(one => (one.Audience, one.ValidFrom));
        foreach (var one in wanted)
        {
            if (known.Remove((one.Audience, one.ValidFrom), out var same))
            {
                (same.ValidTo, same.Source) = (one.ValidTo, one.Source);
                continue;
            }

            learner.Audiences.Add(new LearnerAudience
            {
                LearnerId = learner.Id,
                Audience = one.Audience,
                ValidFrom = one.ValidFrom,
                ValidTo = one.ValidTo,
                Source = one.Source,
            });
        }

        foreach (var gone in known.Values)
        {
            learner.Audiences.Remove(gone);
            db.Remove(gone);
        }
    }

    private static string Describe(Learner learner) => JsonSerializer.Serialize(
        learner.Audiences.OrderBy(one => one.Audience, StringComparer.Ordinal).ThenBy(one => one.ValidFrom)
            .Select(one => new Membership(one.Audience, one.ValidFrom, one.ValidTo, one.Source)));
}
