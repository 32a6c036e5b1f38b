namespace Platform.Learners.Provisioning;

/// <summary>Why an operator was not asked for an account: a stable code and a text in both languages.</summary>
internal sealed record RowRefusal(string Code, string Vi, string En)
{
    private static readonly Dictionary<string, RowRefusal> Known = [];

    /// <summary>The same words whether the person is unknown or lives elsewhere.</summary>
    public static readonly RowRefusal LearnerUnknown = Define(
        "learner-unknown", "Không tìm thấy người này trong địa bàn.", "The area has no such learner.");

    public static readonly RowRefusal LearnerInactive = Define(
        "learner-inactive", "Hồ sơ của người này đã ngừng hoạt động.", "The record of this person is deactivated.");

    public static readonly RowRefusal LearnerRestricted = Define(
        "learner-restricted", "Dữ liệu của người này đang bị hạn chế xử lý.",
        "Processing of this person's data is restricted.");

    public static readonly RowRefusal LearnerRepeated = Define(
        "learner-repeated", "Người này đã có ở một dòng trên.", "A row above names the same person.");

    public static readonly RowRefusal ConsentRequired = Define(
        "consent-required", "Chưa có đồng ý mở tài khoản tại doanh nghiệp viễn thông.",
        "There is no consent to opening an account at a telecom operator.");

    public static readonly RowRefusal ObjectionMade = Define(
        "objection-made", "Người này đã phản đối việc mở tài khoản.", "The person objected to it.");

    public static readonly RowRefusal AccountExists = Define(
        "account-exists", "Người này đã có, hoặc đang chờ, tài khoản tại doanh nghiệp này.",
        "The person has an account at this operator, or waits for one.");

    public static readonly RowRefusal ReferenceTaken = Define(
        "reference-taken", "Mã tham chiếu đã dùng cho tài khoản khác tại doanh nghiệp này.",
        "The reference belongs to another account at this operator.");

    /// <returns>The refusal, or nothing where the code is one of an operator's own.</returns>
    public static RowRefusal? ByCode(string code) => Known.GetValueOrDefault(code);

    private static RowRefusal Define(string code, string vi, string en) => Known[code] = new RowRefusal(code, vi, en);
}
