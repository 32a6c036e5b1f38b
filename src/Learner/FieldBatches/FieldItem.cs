using System.Text.Json;
using Platform.ServiceDefaults;

namespace Platform.Learners.FieldBatches;

/// <summary>A record as the device sent it.</summary>
/// <param name="ItemId">Given by the device: the same item again is the same record.</param>
/// <param name="TargetId">Identity of what is created or corrected, given by the device that created it.</param>
/// <param name="Operation">Whether the device made the record or changed one it had seen.</param>
/// <param name="RecordedAt">When it happened, by the device&apos;s clock.</param>
/// <param name="AreaId">The area of today, where the one the device knew has been reorganised since.</param>
/// <param name="BaseVersion">The version of the target that the device had seen, where it corrects one.</param>
/// <param name="Data">The fields of the kind.</param>
internal sealed record FieldItem(
    Guid ItemId, Guid TargetId, FieldOperation Operation, DateTimeOffset RecordedAt, Guid AreaId, long? BaseVersion,
    JsonElement Data);

/// <summary>Names as on the wire.</summary>
public enum FieldOperation
{
    Create,
    Correct,
}

/// <summary>On whose behalf an item is taken.</summary>
/// <param name="Db">The context of the batch, inside its transaction.</param>
/// <param name="Scope">Where both the device and its user may act.</param>
/// <param name="DeviceId">The device that made the record.</param>
/// <param name="Actor">Who uploads, the <c>sub</c> of the token.</param>
/// <param name="Now">When the batch arrived.</param>
internal sealed record FieldContext(
    LearnerDbContext Db, AreaScope Scope, Guid DeviceId, string Actor, DateTimeOffset Now);
