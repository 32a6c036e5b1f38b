namespace Platform.Courses.Imports;

/// <summary>A result as it arrives, by file or as a statement.</summary>
/// <param name="ExternalId">The name the source gave it.</param>
/// <param name="Course">The course as the source names it.</param>
/// <param name="CompletedAt">When the learner was done.</param>
/// <param name="LearnerId">Our id of the learner, where the source knows it.</param>
/// <param name="SubjectHash">Else the keyed hash of the learner&apos;s number.</param>
/// <param name="ScorePercent">Where the source tells one.</param>
internal sealed record ReportedResult(
    string ExternalId, string Course, DateTimeOffset CompletedAt, Guid? LearnerId, string? SubjectHash,
    int? ScorePercent);

/// <summary>What became of a reported result: an error, or whether it is new.</summary>
internal sealed record ResultOutcome(bool IsNew, ResultError? Error = null)
{
    public static readonly ResultOutcome Accepted = new(IsNew: true);

    public static readonly ResultOutcome Unchanged = new(IsNew: false);

    public static ResultOutcome Refused(ResultError error) => new(IsNew: false, error);
}

/// <summary>Why a result is not accepted: the codes are part of the interface.</summary>
internal sealed record ResultError(string Code, string Vi, string En)
{
    public static readonly ResultError RowMalformed = new(
        "row-malformed", "Dòng không đủ cột hoặc sai dấu ngoặc kép.", "The row has a wrong number of cells or quotes.");

    public static readonly ResultError ExternalIdInvalid = new(
        "external-id-invalid", "Mã kết quả phải có 1 đến 100 ký tự ASCII, không có khoảng trắng.",
        "The name of the result has 1 to 100 printable ASCII characters and no spaces.");

    public static readonly ResultError SubjectInvalid = new(
        "subject-invalid", "Cần đúng một trong hai: mã học viên (UUID), hoặc mã băm gồm 64 chữ số hex viết thường.",
        "Exactly one is needed: the id of a learner (UUID), or a hash of 64 lower-case hexadecimal digits.");

    public static readonly ResultError CourseInvalid = new(
        "course-invalid", "Thiếu mã khoá học, hoặc mã dài quá 200 ký tự.",
        "The course is missing or longer than 200 characters.");

    public static readonly ResultError DateInvalid = new(
        "date-invalid", "Ngày hoàn thành phải theo dạng 2026-03-02, không ở tương lai.",
        "The day of completion is written 2026-03-02 and does not lie in the future.");

    public static readonly ResultError ScoreInvalid = new(
        "score-invalid", "Điểm phải là số nguyên từ 0 đến 100.", "The score is a whole number from 0 to 100.");

    public static readonly ResultError CourseUnknown = new(
        "course-unknown", "Khoá học này không có trong bảng quy đổi vào ngày hoàn thành.",
        "The course has no equivalence on the day of completion.");

    public static readonly ResultError LearnerUnknown = new(
        "learner-unknown", "Không tìm thấy học viên trong địa bàn.", "The learner is not known in the area.");

    public static readonly ResultError LearnerInactive = new(
        "learner-inactive", "Hồ sơ học viên đã ngừng hoặc đang bị hạn chế.",
        "The learner is deactivated or restricted.");

    public static readonly ResultError ExternalIdReused = new(
        "external-id-reused", "Mã kết quả này đã được dùng cho một kết quả khác.",
        "The name of the result is taken by another result.");

    private static readonly Dictionary<string, ResultError> All = new ResultError[]
    {
        RowMalformed, ExternalIdInvalid, SubjectInvalid, CourseInvalid, DateInvalid, ScoreInvalid, CourseUnknown,
        LearnerUnknown, LearnerInactive, ExternalIdReused,
    }.ToDictionary(error => error.Code);

    public static ResultError ByCode(string code) => All[code];
}
