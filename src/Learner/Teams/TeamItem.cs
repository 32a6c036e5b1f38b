namespace Platform.Learners.Teams;

/// <summary>A team as its readers see it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Kind">What it was made for.</param>
/// <param name="Name">Its name.</param>
/// <param name="AreaId">The commune or village it works in.</param>
/// <param name="OrganisationId">Who formed it.</param>
/// <param name="FormedOn">First day.</param>
/// <param name="EndedOn">First day without it.</param>
/// <param name="MergedInto">The team that took over its mandates and members.</param>
public sealed record TeamItem(
    Guid Id, TeamKind Kind, string Name, Guid AreaId, Guid? OrganisationId, DateOnly FormedOn, DateOnly? EndedOn,
    Guid? MergedInto)
{
    internal static TeamItem Of(Team team) => new(
        team.Id, team.Kind, team.Name, team.AreaId, team.OrganisationId, team.FormedOn, team.EndedOn,
        team.MergedInto);
}
