using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners.Households;

/// <summary>Teams as far as the homes know them.</summary>
internal static class HomeTeams
{
    /// <summary>
    /// The one place that asks whether a team may be named. Teams have no rows in this service yet, so any identity
    /// passes; the row, its area and its end are checked here once they do.
    /// </summary>
    public static Task<bool> Exists(
        LearnerDbContext db, Guid? teamId, AreaScope scope, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(db is not null && scope != AreaScope.None && teamId != Guid.Empty);
    }

    public static ProblemHttpResult Unknown() => Problems.Unprocessable(
        "team-unknown", "Không tìm thấy tổ này trong địa bàn của bạn.", "Your area has no such team.");
}
