using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Transparency;

/// <summary>
/// What the issuer has signed about the log of all certificates, as a signed note (C2SP tlog-checkpoint). Whoever keeps
/// an earlier one can demand the proof that nothing in between was changed or removed.
/// </summary>
internal static class GetCheckpoint
{
    internal static async Task<Results<ContentHttpResult, ProblemHttpResult>> Handle(
        CertificationDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await db.LatestCheckpoint(cancellationToken) is not { } latest)
            return LogProblems.NoCheckpoint();

        response.Headers.CacheControl = "public, max-age=10";
        return TypedResults.Text(latest.Note, "text/plain; charset=utf-8");
    }
}

internal static class LogProblems
{
    internal static ProblemHttpResult NoCheckpoint() => Problems.Create(
        StatusCodes.Status503ServiceUnavailable,
        "log-not-signed",
        "Sổ minh bạch chưa được ký lần nào. Hãy thử lại sau ít phút.",
        "The log was never signed yet. Try again in a few minutes.");

    internal static ProblemHttpResult BeyondLog() => Problems.Unprocessable(
        "size-outside-log",
        "Kích thước không thuộc sổ minh bạch đã ký.",
        "There is no such size in the signed log.");
}
