using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.FieldBatches;

/// <summary>
/// The areas of a batch as of today. A device may have been away while its commune was merged: the record is stored
/// under the successor, and the device is told.
/// </summary>
internal sealed class FieldAreas(LearnerDbContext db, TimeProvider time)
{
    private readonly Dictionary<Guid, Found?> known = [];

    public static FieldOutcome Changed { get; } = FieldOutcome.Corrected(
        "area-changed",
        "Địa bàn đã được sắp xếp lại; bản ghi được lưu theo địa bàn mới.",
        "The area has been reorganised; the record is stored under the area of today.");

    /// <param name="Id">Where the record is stored.</param>
    /// <param name="Correction">What the device has to take over.</param>
    internal sealed record Found(Guid Id, SubmitFieldBatch.AreaCorrection? Correction);

    /// <returns>Nothing where the area does not exist for the caller.</returns>
    public async Task<Found?> Find(Guid areaId, AreaScope scope, CancellationToken cancellationToken)
    {
        if (!known.TryGetValue(areaId, out var found))
            known[areaId] = found = await Today(areaId, cancellationToken);
        return found is not null
            && await db.Areas.Within(scope).AnyAsync(area => area.Id == found.Id, cancellationToken) ? found : null;
    }

    private async Task<Found?> Today(Guid areaId, CancellationToken cancellationToken)
    {
        var successors = await Succession.Today(db, areaId, VietnamTime.Today(time), cancellationToken);
        if (successors.Any(successor => successor.AreaId == areaId))
            return new Found(areaId, null);

        var people = successors.Where(successor => successor.People is not PeopleGo.None).ToList();
        if (people.Count == 0)
            return null;

        // Of a divided area nobody knows which half this is: the record stays there until an officer decides.
        var candidates = people
            .Select(successor => new SubmitFieldBatch.NamedArea(successor.AreaId, successor.Version.Name)).ToList();
        var target = people is [var only] ? only.AreaId : areaId;
        return new Found(target, new SubmitFieldBatch.AreaCorrection(areaId, target, candidates));
    }
}
