namespace Platform.Learners.Imports;

/// <summary>Why a file as a whole cannot be used: a stable code and a text in both languages.</summary>
internal sealed record ImportReason(string Code, string Vi, string En)
{
    private static readonly Dictionary<string, ImportReason> Known = [];

    public static readonly ImportReason Empty = Define(
        "file-empty", "Tệp không có dữ liệu.", "The file is empty.");

    public static readonly ImportReason NotUtf8 = Define(
        "file-not-utf8",
        "Tệp không phải UTF-8. Trong Excel hãy lưu với kiểu \"CSV UTF-8\".",
        "The file is not UTF-8 (it may be UTF-16 or Windows-1258). In Excel, save it as \"CSV UTF-8\".");

    public static readonly ImportReason LineTooLong = Define(
        "file-line-too-long",
        "Tệp có dòng dài quá 64 KiB; đây không phải danh sách người học.",
        "A line of the file is longer than 64 KiB; this is not a list of people.");

    public static readonly ImportReason ColumnUnknown = Define(
        "column-unknown", "Tệp có cột không có trong mẫu.", "The file has a column that is not in the template.");

    public static readonly ImportReason ColumnDuplicate = Define(
        "column-duplicate", "Tệp có cột lặp lại.", "The file has the same column twice.");

    public static readonly ImportReason ColumnMissing = Define(
        "column-missing", "Tệp thiếu cột bắt buộc.", "The file lacks a required column.");

    public static readonly ImportReason QuoteUnclosed = Define(
        "file-quote-unclosed",
        "Dấu ngoặc kép mở ở dòng này không được đóng đúng.",
        "A quote that opens in this row is not closed properly.");

    public static readonly ImportReason InternalError = Define(
        "internal-error", "Lỗi hệ thống; hãy gửi lại tệp.", "Something failed on our side; upload the file again.");

    public static ImportReason ByCode(string code) => Known[code];

    private static ImportReason Define(string code, string vi, string en) =>
        Known[code] = new ImportReason(code, vi, en);
}

/// <summary>A reason and where in the file it was found.</summary>
internal sealed record ImportRefusal(ImportReason Reason, int? Row = null, string? Column = null);
