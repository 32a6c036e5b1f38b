using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners.Privacy;

internal static class PrivacyProblems
{
    public static ProblemHttpResult AlreadyRestricted() => Problems.Conflict(
        "learner-restricted", "Hồ sơ đã bị hạn chế xử lý.", "The processing of this person is restricted already.");

    public static ProblemHttpResult NotRestricted() => Problems.Conflict(
        "learner-not-restricted", "Hồ sơ không bị hạn chế xử lý.", "The processing of this person is not restricted.");
}
