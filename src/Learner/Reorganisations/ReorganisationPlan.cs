using System.ComponentModel.DataAnnotations;

namespace Platform.Learners.Reorganisations;

/// <summary>What a decree does to units.</summary>
public enum ChangeKind
{
    /// <summary>Several units become one new unit.</summary>
    Merge,

    /// <summary>One unit becomes several, new ones or neighbours that grow.</summary>
    Divide,

    /// <summary>The same unit under another name.</summary>
    Rename,

    /// <summary>The same unit as another type, a commune that becomes a ward.</summary>
    TypeChange,

    /// <summary>The same unit below another one.</summary>
    Transfer,

    /// <summary>The same unit as a special zone.</summary>
    SpecialZone,
}

/// <summary>One change of a reorganisation.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="From">Units of today, by identity.</param>
/// <param name="To">What they become.</param>
/// <param name="SharesPermille">What is known of a division; it never divides people.</param>
/// <param name="Villages">Villages of a divided commune whose place the decree names.</param>
public sealed record PlannedChange(
    ChangeKind Kind,
    [MinLength(1), MaxLength(200)] IReadOnlyList<Guid> From,
    [MinLength(1), MaxLength(20)] IReadOnlyList<PlannedUnit> To,
    [MaxLength(20)] IReadOnlyList<int>? SharesPermille = null,
    [MaxLength(500)] IReadOnlyList<VillagePlacement>? Villages = null);

/// <summary>A unit that takes over: one that exists, or a new one, or new facts of the same one.</summary>
/// <param name="AreaId">A neighbour that grows by part of a divided unit.</param>
/// <param name="Code">National code of a new unit; may have named another one before.</param>
/// <param name="Type">Type of the level.</param>
/// <param name="Name">Full name with its type.</param>
/// <param name="ParentId">The unit above; that of the old units where none is named.</param>
public sealed record PlannedUnit(
    Guid? AreaId = null,
    [RegularExpression(@"([0-9]{2}|[0-9]{5})\z")] string? Code = null,
    [StringLength(20, MinimumLength = 1)] string? Type = null,
    [StringLength(200, MinimumLength = 1)] string? Name = null,
    Guid? ParentId = null);

/// <summary>A village and the successor it belongs to.</summary>
/// <param name="VillageId">Identity of the village.</param>
/// <param name="ToIndex">Place of the successor in the list, from 0.</param>
public sealed record VillagePlacement(Guid VillageId, [Range(0, 19)] int ToIndex);

/// <summary>What a reorganisation touches, as of the day it was counted.</summary>
/// <param name="Affected">Rows in the units that end, by kind: learners, teams, households, cases, places.</param>
/// <param name="LearnersNeedingReview">People for whom a human has to decide.</param>
/// <param name="AreasEnding">Units that are no more.</param>
/// <param name="AreasBeginning">New units.</param>
/// <param name="VillagesMoved">Villages that get another unit above.</param>
/// <param name="VillageNameCollisions">Villages of one name that come under one unit; they are told apart by the name
/// of their former commune, and should be renamed.</param>
/// <param name="CodesReused">Codes that named another unit before.</param>
public sealed record ReorganisationReport(
    IReadOnlyDictionary<string, long> Affected, long LearnersNeedingReview, int AreasEnding, int AreasBeginning,
    int VillagesMoved, IReadOnlyList<string> VillageNameCollisions, IReadOnlyList<string> CodesReused);
