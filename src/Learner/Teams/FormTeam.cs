using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Organisations;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

/// <summary>Forms a team in a commune or village, with its mandates, its villages and its first members.</summary>
internal static class FormTeam
{
    /// <param name="Kind">What it is made for; also its first mandate.</param>
    /// <param name="Name">Name, 1 to 200 characters.</param>
    /// <param name="AreaId">The commune or village it works in.</param>
    /// <param name="OrganisationId">The school, union or office that forms it.</param>
    /// <param name="FormedOn">First day; today where none is named.</param>
    /// <param name="DecisionNo">The decision that forms it.</param>
    /// <param name="Mandates">Further mandates.</param>
    /// <param name="VillageIds">The villages it looks after.</param>
    /// <param name="Members">Up to 500 people; all of them join or the team is not formed.</param>
    public sealed record Request(
        TeamKind Kind,
        [StringLength(200, MinimumLength = 1)] string Name,
        Guid AreaId,
        Guid? OrganisationId = null,
        DateOnly? FormedOn = null,
        [StringLength(100, MinimumLength = 1)] string? DecisionNo = null,
        [MaxLength(4)] IReadOnlyList<TeamKind>? Mandates = null,
        [MaxLength(200)] IReadOnlyList<Guid>? VillageIds = null,
        [MaxLength(Joining.MostAtOnce)] IReadOnlyList<NewMember>? Members = null);

    /// <param name="Id">Identity of the team.</param>
    public sealed record Response(Guid Id);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, LearnerDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var name = VietnameseText.Clean(request.Name);
        if (!VietnameseText.IsName(name))
            return OrganisationProblems.NameInvalid();
        var now = time.GetUtcNow();
        var formedOn = request.FormedOn ?? VietnamTime.DateOf(now);
        if (formedOn.Year < 1900 || formedOn > VietnamTime.DateOf(now).AddYears(1))
            return TeamProblems.DateInvalid();
        if (!await db.Areas.Within(scope).AnyAsync(area => area.Id == request.AreaId, cancellationToken))
            return AreaProblems.Unknown();
        if (request.OrganisationId is { } former
            && !await db.Organisations.Within(scope).AnyAsync(o => o.Id == former, cancellationToken))
            return OrganisationProblems.Unknown();

        Guid[] villages = [.. (request.VillageIds ?? []).Distinct()];
        if (!await AreVillages(villages, scope, db, cancellationToken))
            return TeamProblems.VillagesUnknown();

        var team = Team.Form(request.Kind, name, request.AreaId, request.OrganisationId, formedOn, now);
        var mandates = (request.Mandates ?? []).Prepend(request.Kind).Distinct().Select(mandate => new TeamMandate
        {
            Id = Guid.CreateVersion7(now),
            TeamId = team.Id,
            Mandate = mandate,
            DecisionNo = request.DecisionNo,
            ValidFrom = formedOn,
        }).ToList();
        db.Teams.Add(team);
        db.TeamMandates.AddRange(mandates);
        db.TeamVillages.AddRange(villages.Select(village => LookAfter(team.Id, village, formedOn, now)));
        db.AddEvent(team.Formed(mandates.Select(mandate => mandate.Mandate), villages, now));
        if (request.Members is { Count: > 0 } members
            && await Joining.Join(team, mandates, members, scope, db, now, cancellationToken) is { } refusal)
            return refusal;

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"teams/{team.Id}", new Response(team.Id));
    }

    internal static async Task<bool> AreVillages(
        Guid[] villages, AreaScope scope, LearnerDbContext db, CancellationToken cancellationToken) =>
        villages.Length == 0 || villages.Length == await db.Areas.Within(scope).CountAsync(
            area => villages.Contains(area.Id) && area.Level == AreaLevel.Village, cancellationToken);

    internal static TeamVillage LookAfter(Guid teamId, Guid villageId, DateOnly from, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        TeamId = teamId,
        VillageId = villageId,
        ValidFrom = from,
    };
}
