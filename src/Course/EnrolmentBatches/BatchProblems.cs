using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Courses.EnrolmentBatches;

/// <summary>Why a list as a whole is refused; what is wrong with a row is its outcome.</summary>
internal static class BatchProblems
{
    internal static ProblemHttpResult Header => Problems.BadRequest(
        "batch-header", "Dòng đầu phải là class_id,learner_id; hoặc learner_id khi địa chỉ có classId.",
        "The first line must be class_id,learner_id; or learner_id where the address names a classId.");

    internal static ProblemHttpResult Empty => Problems.BadRequest(
        "batch-empty", "Danh sách không có dòng nào.", "The list has no rows.");

    internal static ProblemHttpResult TooLong => Problems.BadRequest(
        "batch-too-long", "Một danh sách có nhiều nhất 100.000 dòng.", "A list has at most 100,000 rows.");

    internal static ProblemHttpResult NotCsv => Problems.BadRequest(
        "batch-not-csv", "Tệp không phải CSV.", "The file is not CSV.");
}
