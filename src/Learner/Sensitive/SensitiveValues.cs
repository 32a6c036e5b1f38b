using Platform.Learners.Learners;
using Platform.Learners.Privacy;

namespace Platform.Learners.Sensitive;

internal static class SensitiveValues
{
    /// <returns>The keys that open them: a tag may have come with a merge, under the key it was sealed with.</returns>
    public static Task<Dictionary<Guid, LearnerKey>> Keys(
        this IEnumerable<SensitiveTag> tags, LearnerDbContext db, CancellationToken cancellationToken) =>
        db.KeysOf([.. tags.Select(tag => tag.SealedFor)], cancellationToken);

    /// <returns>Nothing where it has ended: the value is destroyed.</returns>
    public static string? Open(
        this SensitiveTag tag, PersonalDataVault vault, IReadOnlyDictionary<Guid, LearnerKey> keys) =>
        tag.ValueSealed is { } value ? vault.OpenText(keys[tag.SealedFor], SealedField.Sensitive, value) : null;
}
