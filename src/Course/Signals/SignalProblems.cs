using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Courses.Signals;

/// <summary>Refusals of decisions on what looks unlikely.</summary>
internal static class SignalProblems
{
    internal static ProblemHttpResult AlreadyDecided => Problems.Conflict(
        "signal-already-decided", "Dấu hiệu này đã được xử lý.", "Somebody has decided on this already.");
}
