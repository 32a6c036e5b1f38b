using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Platform.Learners.Learners;

namespace Platform.Learners.Duplicates;

/// <summary>
/// A column before and after a merge, read from EF: whatever columns a learner comes to have, none is forgotten.
/// </summary>
internal sealed record RowChange(string Property, JsonElement Before, JsonElement After)
{
    public static IReadOnlyList<RowChange> Of(EntityEntry<Learner> row) =>
    [
        .. row.Properties.Where(property => property.IsModified && property.Metadata.Name != nameof(Learner.Version))
            .Select(property => new RowChange(
                property.Metadata.Name, Json(property, property.OriginalValue), Json(property, property.CurrentValue))),
    ];

    /// <summary>Puts the value back, unless somebody has corrected it since: a correction outlives the merge.</summary>
    /// <returns>Whether it was put back.</returns>
    public bool Revert(EntityEntry<Learner> row)
    {
        var property = row.Property(Property);
        if (!JsonElement.DeepEquals(Json(property, property.CurrentValue), After))
            return false;
        property.CurrentValue = Before.Deserialize(property.Metadata.ClrType);
        return true;
    }

    private static JsonElement Json(PropertyEntry property, object? value) =>
        JsonSerializer.SerializeToElement(value, property.Metadata.ClrType);
}
