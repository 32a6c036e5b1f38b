using Microsoft.EntityFrameworkCore;
using Platform.Learners.Learners;
using Platform.Learners.Privacy;

namespace Platform.Learners.Requests;

/// <summary>The person behind a request, who may have been merged since it came in.</summary>
internal static class RequestPeople
{
    /// <returns>The registration that stays; nothing where the person was erased.</returns>
    internal static async Task<Learner?> Behind(
        this LearnerDbContext db, DataRequest request, CancellationToken cancellationToken)
    {
        var id = await db.CurrentId(request.LearnerId, cancellationToken);
        return await db.Learners.Whole().SingleOrDefaultAsync(learner => learner.Id == id, cancellationToken);
    }

    internal static async Task RestrictBehind(
        this LearnerDbContext db, DataRequest request, string reason, string actor, PersonalDataVault vault,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.Behind(request, cancellationToken) is { } learner)
            db.Restrict(learner, reason, actor, vault, now);
    }

    /// <summary>Words to the person are sealed under their key, and go with it.</summary>
    internal static byte[] Reason(this Learner learner, string text, PersonalDataVault vault, DateTimeOffset now) =>
        vault.Seal(learner.KeyOf(vault, now), SealedField.Reason, VietnameseText.Clean(text));
}
