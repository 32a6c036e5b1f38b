using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Courses.Courses;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

/// <summary>Refusals around the planning of classes: the codes are part of the contract.</summary>
internal static class ClassProblems
{
    internal static ProblemHttpResult AudienceInvalid => Problems.Unprocessable(
        "audience-invalid", "Mã đối tượng không hợp lệ.", "The code of an audience is not valid.");

    internal static ProblemHttpResult SeriesWithoutEnd => Problems.Unprocessable(
        "series-without-end", "Cần ngày kết thúc hoặc số buổi, chỉ một trong hai.",
        "Name the last day or the number of classes, one of the two.");

    internal static ProblemHttpResult SeriesEmpty => Problems.Unprocessable(
        "series-empty", "Không có ngày nào phù hợp với lịch này.", "No day fits this timetable.");

    internal static ProblemHttpResult SeriesTooLong => Problems.Unprocessable(
        "series-too-long", "Một lịch có nhiều nhất 104 buổi.", "A timetable has at most 104 classes.");

    internal static ProblemHttpResult SeriesUnchanged => Problems.Unprocessable(
        "series-unchanged", "Cần giờ học mới hoặc địa điểm mới.", "Name another time of day or another place.");

    internal static ProblemHttpResult OutsideSlots(ClassTemplate template)
    {
        var problem = Problems.Unprocessable(
            "outside-slots", "Lịch này không thuộc khung giờ của mẫu lớp.",
            "The timetable lies outside the hours of the template.");
        problem.ProblemDetails.Extensions["slots"] = template.Slots;
        return problem;
    }

    internal static ProblemHttpResult ClassCancelled => Problems.Conflict(
        "class-cancelled", "Lớp học đã bị hủy.", "The class was cancelled.");

    internal static ProblemHttpResult SelfPacedClass => Problems.Conflict(
        "self-paced-class", "Lớp tự học không có lịch.", "A self-paced class has no timetable.");

    /// <summary>Why a class that is not scheduled takes no change.</summary>
    internal static ProblemHttpResult? Ended(Class ended) => ended.Status switch
    {
        ClassStatus.Closed => CourseProblems.ClassClosed,
        ClassStatus.Cancelled => ClassCancelled,
        _ => null,
    };
}
