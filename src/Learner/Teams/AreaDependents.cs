using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;

namespace Platform.Learners.Teams;

internal sealed class TeamsInAreas : IAreaDependents
{
    public string Kind => "teams";

    public Task<long> Count(LearnerDbContext db, Guid[] areaIds, CancellationToken cancellationToken) => db.Teams
        .LongCountAsync(
            team => team.EndedOn == null && team.Area.Path.Any(id => areaIds.Contains(id)), cancellationToken);
}

internal sealed class PlacesInAreas : IAreaDependents
{
    public string Kind => "places";

    public Task<long> Count(LearnerDbContext db, Guid[] areaIds, CancellationToken cancellationToken) => db.Places
        .LongCountAsync(
            place => place.ClosedOn == null && place.Area.Path.Any(id => areaIds.Contains(id)), cancellationToken);
}

internal sealed class OrganisationsInAreas : IAreaDependents
{
    public string Kind => "organisations";

    public Task<long> Count(LearnerDbContext db, Guid[] areaIds, CancellationToken cancellationToken) =>
        db.Organisations.LongCountAsync(
            body => body.ValidTo == null && body.Area.Path.Any(id => areaIds.Contains(id)), cancellationToken);
}
