namespace Platform.Courses.Programmes;

/// <summary>Who gets a seat first where there are not enough, in the classes of a programme. Never edited.</summary>
internal sealed class ProgrammeSeatPolicy
{
    public required Guid ProgrammeId { get; init; }

    public required int Version { get; init; }

    /// <summary>First come those named first; whom nobody named comes last.</summary>
    public required string[] Audiences { get; init; }

    public required string Source { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }
}

internal static class ProgrammeSeatPolicyQueries
{
    /// <summary>
    /// The order that counts in a class: that of a programme of its course which its area has, the newest of several.
    /// Nothing where no programme has set one.
    /// </summary>
    internal static IQueryable<ProgrammeSeatPolicy> SeatPolicyFor(
        this CourseDbContext db, Guid courseId, Guid areaId) =>
        db.ProgrammeSeatPolicies
            .Where(policy => db.Programmes.Any(programme =>
                programme.Id == policy.ProgrammeId
                && programme.SeatPolicyVersion == policy.Version
                && programme.SucceededBy == null
                && programme.Versions.Any(version =>
                    version.Number == programme.NewestVersion && version.CourseIds.Contains(courseId))
                && (programme.OwnerAreaId == null || db.Areas.Any(area =>
                    area.Id == areaId && area.Path.Contains(programme.OwnerAreaId.Value)))))
            .OrderByDescending(policy => policy.ValidFrom)
            .Take(1);
}
