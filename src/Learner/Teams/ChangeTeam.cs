using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Organisations;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

/// <summary>Changes the name, the former or the villages of a team, or ends it; what is not named stays.</summary>
internal static class ChangeTeam
{
    /// <param name="Name">Name, 1 to 200 characters.</param>
    /// <param name="OrganisationId">Who formed it.</param>
    /// <param name="VillageIds">All villages it looks after from today on.</param>
    /// <param name="EndedOn">First day without it.</param>
    public sealed record Request(
        [StringLength(200, MinimumLength = 1)] string? Name = null,
        Guid? OrganisationId = null,
        [MaxLength(200)] IReadOnlyList<Guid>? VillageIds = null,
        DateOnly? EndedOn = null);

    internal static async Task<Results<Ok<TeamItem>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, LearnerDbContext db, TimeProvider time,
        HttpResponse response, CancellationToken cancellationToken)
    {
        var team = await db.Teams.Within(scope).SingleOrDefaultAsync(team => team.Id == id, cancellationToken);
        if (team is null)
            return TypedResults.NotFound();
        if (team.EndedOn is not null)
            return TeamProblems.Ended();

        var name = VietnameseText.Clean(request.Name ?? team.Name);
        if (!VietnameseText.IsName(name))
            return OrganisationProblems.NameInvalid();
        if (request.EndedOn < team.FormedOn)
            return TeamProblems.DateInvalid();
        if (request.OrganisationId is { } former
            && !await db.Organisations.Within(scope).AnyAsync(o => o.Id == former, cancellationToken))
            return OrganisationProblems.Unknown();
        if (request.VillageIds is { } wanted)
        {
            Guid[] villages = [.. wanted.Distinct()];
            if (!await FormTeam.AreVillages(villages, scope, db, cancellationToken))
                return TeamProblems.VillagesUnknown();
            await LookAfter(team, villages, db, time.GetUtcNow(), cancellationToken);
        }

        db.Expect(team, ifMatch);
        team.Name = name;
        team.OrganisationId = request.OrganisationId ?? team.OrganisationId;
        if (request.EndedOn is { } end)
            team.End(end);
        db.Entry(team).Property(changed => changed.Name).IsModified = true; // villages alone are a change of the team
        await db.SaveChangesAsync(cancellationToken);
        response.Headers.ETag = db.ETag(team);
        return TypedResults.Ok(TeamItem.Of(team));
    }

    private static async Task LookAfter(
        Team team, Guid[] villages, LearnerDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = VietnamTime.DateOf(now);
        var present = await db.TeamVillages
            .Where(village => village.TeamId == team.Id && village.ValidTo == null).ToListAsync(cancellationToken);
        foreach (var gone in present.Where(village => !villages.Contains(village.VillageId)))
            gone.ValidTo = gone.ValidFrom > today ? gone.ValidFrom : today;
        db.TeamVillages.AddRange(villages
            .Where(id => present.All(village => village.VillageId != id))
            .Select(id => FormTeam.LookAfter(team.Id, id, team.FormedOn > today ? team.FormedOn : today, now)));
    }
}
