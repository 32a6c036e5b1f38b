using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Courses.OfflinePacks;

/// <summary>Refusals of offline packs and what comes back from them.</summary>
internal static class PackProblems
{
    internal static ProblemHttpResult OneOfTwo => Problems.BadRequest(
        "class-or-team", "Hãy chọn một lớp học hoặc một tổ.", "Name either a class or a team.");

    internal static ProblemHttpResult UnknownPack => Problems.Unprocessable(
        "unknown-pack", "Không tìm thấy gói ngoại tuyến.", "The offline pack is not known.");
}
