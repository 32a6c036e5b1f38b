using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Learners;
using Platform.Learners.Privacy;
using Platform.ServiceDefaults;

namespace Platform.Learners.Consents;

/// <summary>Who acts for a child: an adult learner, or somebody else by name and phone. Two at most.</summary>
internal static class AddGuardian
{
    /// <param name="Relation">What the guardian is to the child.</param>
    /// <param name="EvidenceReference">The birth certificate or decision that was seen.</param>
    /// <param name="GuardianLearnerId">Where the guardian is a learner; then neither name nor phone.</param>
    /// <param name="FullName">Where the guardian is no learner.</param>
    /// <param name="Phone">Vietnamese mobile number of a guardian who is no learner.</param>
    public sealed record Request(
        GuardianRelation Relation,
        [StringLength(200, MinimumLength = 1)] string EvidenceReference,
        Guid? GuardianLearnerId = null,
        [StringLength(400, MinimumLength = 1)] string? FullName = null,
        [StringLength(30)] string? Phone = null);

    internal static async Task<
        Results<Created<ListGuardians.Item>, NotFound, ValidationProblem, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db, PersonalDataVault vault,
        TimeProvider time, ILogger<Guardian> logger, CancellationToken cancellationToken)
    {
        await db.Lock([id], cancellationToken); // two requests at once never make three guardians
        var child = await db.Learners.Within(scope).Whole()
            .SingleOrDefaultAsync(learner => learner.Id == id, cancellationToken);
        if (child is null)
            return TypedResults.NotFound();
        if (Errors(request, out var name, out var phone) is { Count: > 0 } errors)
            return TypedResults.ValidationProblem(errors);

        var now = time.GetUtcNow();
        var today = VietnamTime.DateOf(now);
        if (!(await ChildAge.Needed(db, child.BirthDate, today, cancellationToken)).Guardian)
            return ConsentProblems.NotAChild;
        if (await RefuseLearner(request, id, scope, today, db, cancellationToken) is { } refusal)
            return refusal;
        var live = await db.Guardians.Where(guardian => guardian.ChildId == id && guardian.ValidTo == null)
            .Select(guardian => guardian.GuardianLearnerId).ToListAsync(cancellationToken);
        if (request.GuardianLearnerId is { } other && live.Contains(other))
            return ConsentProblems.GuardianKnown;
        if (live.Count >= Guardian.MostAtOnce)
            return ConsentProblems.GuardianLimit;

        var key = child.KeyOf(vault, now);
        var guardian = new Guardian
        {
            Id = Guid.CreateVersion7(now),
            ChildId = id,
            GuardianLearnerId = request.GuardianLearnerId,
            NameSealed = name is null ? null : vault.Seal(key, SealedField.Guardian, name),
            PhoneSealed = phone is { } number ? vault.Seal(key, SealedField.Phone, number.E164) : null,
            Relation = request.Relation,
            EvidenceSealed = vault.Seal(key, SealedField.Evidence, request.EvidenceReference),
            ValidFrom = today,
            Actor = user.Identity!.Name!,
            RecordedAt = now,
        };
        db.Guardians.Add(guardian);
        await db.SaveLearner(cancellationToken);
        ConsentLog.GuardianRecorded(logger, guardian.Id, id);
        return TypedResults.Created("guardians", ListGuardians.Describe(guardian, key, vault));
    }

    private static Dictionary<string, string[]> Errors(Request request, out string? name, out PhoneNumber? phone)
    {
        (name, phone) = (null, null);
        var errors = new Dictionary<string, string[]>();
        if (request.GuardianLearnerId is null == request.FullName is null)
            errors["fullName"] = ["Ghi họ tên hoặc chọn một học viên. / Give a name or a learner, not both."];
        else if (request.FullName is not null && PersonName.Parse(request.FullName, out name) is { } wrongName)
            errors["fullName"] = [$"{wrongName.Vi} / {wrongName.En}"];
        if (request.Phone is null)
            return errors;
        if (PhoneNumber.Parse(request.Phone, out var number) is { } wrongPhone)
            errors["phone"] = [$"{wrongPhone.Vi} / {wrongPhone.En}"];
        else if (request.GuardianLearnerId is not null)
            errors["phone"] = ["Số của học viên lấy từ hồ sơ. / The number of a learner is in that record."];
        phone = number;
        return errors;
    }

    private static async Task<ProblemHttpResult?> RefuseLearner(
        Request request, Guid childId, AreaScope scope, DateOnly today, LearnerDbContext db,
        CancellationToken cancellationToken)
    {
        if (request.GuardianLearnerId is not { } id)
            return null;
        var guardian = await db.Learners.AsNoTracking().Within(scope)
            .SingleOrDefaultAsync(learner => learner.Id == id && learner.Id != childId, cancellationToken);
        if (guardian is null)
            return ConsentProblems.GuardianUnknown;
        var isChild = (await ChildAge.Needed(db, guardian.BirthDate, today, cancellationToken)).Guardian;
        return isChild ? ConsentProblems.GuardianNotAdult : null;
    }
}
