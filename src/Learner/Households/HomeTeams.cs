using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Households;

/// <summary>What the homes ask of the teams.</summary>
internal static class HomeTeams
{
    /// <summary>Whether the caller may name this team: it is in their area and has not ended.</summary>
    public static async Task<bool> Exists(
        LearnerDbContext db, Guid? teamId, AreaScope scope, CancellationToken cancellationToken) =>
        teamId is null || await db.Teams.Within(scope)
            .AnyAsync(team => team.Id == teamId && team.EndedOn == null, cancellationToken);

    public static ProblemHttpResult Unknown() => Problems.Unprocessable(
        "team-unknown", "Không tìm thấy tổ này trong địa bàn của bạn.", "Your area has no such team.");
}
