using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Privacy;
using Platform.ServiceDefaults;

namespace Platform.Learners.Consents;

/// <summary>Who acts, or acted, for a child.</summary>
internal static class ListGuardians
{
    public sealed record Response(IReadOnlyList<Item> Items);

    public sealed record Item(
        Guid Id, Guid? GuardianLearnerId, string? FullName, string? Phone, GuardianRelation Relation,
        string EvidenceReference, DateOnly ValidFrom, DateOnly? ValidTo);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, PersonalDataVault vault, CancellationToken cancellationToken)
    {
        var child = await db.Learners.AsNoTracking().Within(scope).Include(learner => learner.Key)
            .SingleOrDefaultAsync(learner => learner.Id == id, cancellationToken);
        if (child is null)
            return TypedResults.NotFound();
        var guardians = await db.Guardians.AsNoTracking().Where(guardian => guardian.ChildId == id)
            .OrderBy(guardian => guardian.Id).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(
            [.. guardians.Select(guardian => Describe(guardian, child.Key!, vault))]));
    }

    internal static Item Describe(Guardian guardian, LearnerKey key, PersonalDataVault vault) => new(
        guardian.Id, guardian.GuardianLearnerId,
        guardian.NameSealed is { } name ? vault.OpenText(key, SealedField.Guardian, name) : null,
        vault.OpenPhone(guardian.PhoneSealed, key), guardian.Relation,
        vault.OpenText(key, SealedField.Evidence, guardian.EvidenceSealed), guardian.ValidFrom, guardian.ValidTo);
}
