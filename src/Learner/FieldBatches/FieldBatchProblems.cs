using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners.FieldBatches;

/// <summary>Why a batch, or a record of one, is not taken.</summary>
internal static class FieldBatchProblems
{
    public static FieldOutcome KindUnknown { get; } = FieldOutcome.Rejected(
        "kind-unknown", "Loại bản ghi không được hỗ trợ.", "There is no such kind of record.");

    public static FieldOutcome ItemReused { get; } = FieldOutcome.Rejected(
        "item-reused", "Mã bản ghi đã dùng cho một bản ghi khác.", "The id belongs to another record.");

    public static FieldOutcome ItemInvalid { get; } = FieldOutcome.Rejected(
        "item-invalid", "Bản ghi thiếu trường hoặc sai kiểu dữ liệu.", "The record lacks a field or has a wrong one.");

    public static FieldOutcome ItemConflicts { get; } = FieldOutcome.Rejected(
        "item-conflict", "Bản ghi xung đột với dữ liệu đã có.", "The record collides with what is stored.");

    public static FieldOutcome TargetTaken { get; } = FieldOutcome.Rejected(
        "id-taken", "Mã này đã thuộc về hồ sơ khác.", "The id belongs to another registration.");

    public static FieldOutcome ClockWrong { get; } = FieldOutcome.Rejected(
        "clock-wrong",
        "Đồng hồ của thiết bị sai; hãy chỉnh giờ rồi gửi lại.",
        "The clock of the device is wrong; set it and send the record again.");

    public static FieldOutcome AreaUnknown { get; } = FieldOutcome.Rejected(
        "area-unknown", "Không tìm thấy địa bàn.", "There is no such area.");

    public static FieldOutcome AreaNotForLearners { get; } = FieldOutcome.Rejected(
        "area-not-for-learners",
        "Học viên thuộc xã, thôn, không thuộc tỉnh.",
        "Learners belong to a commune or village, not to a province.");

    public static FieldOutcome OnlineOnly { get; } = FieldOutcome.Rejected(
        "online-only", "Việc này phải làm khi có mạng.", "This has to be done with a connection.");

    public static ProblemHttpResult BatchReused() => Problems.Unprocessable(
        "batch-reused", "Mã lô đã dùng cho dữ liệu khác.", "The id of the batch was used for other data.");

    public static ProblemHttpResult BatchInProgress() => Problems.Conflict(
        "batch-in-progress",
        "Lô này đang được nhận; hãy gửi lại sau ít phút.",
        "The batch is being taken; send it again in a few minutes.");
}
