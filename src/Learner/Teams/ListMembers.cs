using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

/// <summary>The members of a team on a day. Their names are asked of the learners.</summary>
internal static class ListMembers
{
    /// <param name="Items">In the order they were recorded.</param>
    /// <param name="NextCursor">Where the next page starts.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Identity of the membership.</param>
    /// <param name="LearnerId">The member.</param>
    /// <param name="Role">Leader, deputy, youth core or member.</param>
    /// <param name="Mandate">Under which mandate.</param>
    /// <param name="OrganisationId">The organisation that sent the member.</param>
    /// <param name="JoinedOn">First day.</param>
    /// <param name="LeftOn">First day without the membership.</param>
    /// <param name="FromTeamId">The team the member came from with a merger.</param>
    public sealed record Item(
        Guid Id, Guid LearnerId, MemberRole Role, TeamKind Mandate, Guid? OrganisationId, DateOnly JoinedOn,
        DateOnly? LeftOn, Guid? FromTeamId)
    {
        internal static Item Of(TeamMember member) => new(
            member.Id, member.LearnerId, member.Role, member.Mandate, member.OrganisationId, member.JoinedOn,
            member.LeftOn, member.FromTeamId);
    }

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, DateOnly? asOf, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, LearnerDbContext db,
        TimeProvider time, CancellationToken cancellationToken)
    {
        if (!await db.Teams.Within(scope).AnyAsync(team => team.Id == id, cancellationToken))
            return TypedResults.NotFound();

        var (after, size) = Cursor.Page(cursor, limit);
        var items = await db.TeamMembers.AsNoTracking().Live(asOf ?? VietnamTime.Today(time))
            .Where(member => member.TeamId == id && member.Id > after)
            .OrderBy(member => member.Id).Take(size + 1)
            .Select(member => Item.Of(member)).ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
