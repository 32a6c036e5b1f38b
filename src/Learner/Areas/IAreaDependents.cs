namespace Platform.Learners.Areas;

/// <summary>
/// What stands in areas and would be touched if they were reorganised. Each kind of row that names an area registers
/// one, so that a dry run forgets nothing.
/// </summary>
internal interface IAreaDependents
{
    /// <summary>Code in the report, <c>learners</c>.</summary>
    string Kind { get; }

    /// <param name="db">The context of the request.</param>
    /// <param name="areaIds">Identities of the areas.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>Live rows in the areas or anywhere below them.</returns>
    Task<long> Count(LearnerDbContext db, Guid[] areaIds, CancellationToken cancellationToken);
}
