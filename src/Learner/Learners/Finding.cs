namespace Platform.Learners.Learners;

/// <summary>
/// What can be wrong, or only strange, about data of a person: a stable code and a text in both languages.
/// </summary>
/// <remarks>The texts never repeat the value: they are shown beside it and kept longer than it.</remarks>
internal sealed record Finding(string Code, string Vi, string En)
{
    private static readonly Dictionary<string, Finding> Known = [];

    public static readonly Finding NameMissing = Define(
        "name-missing", "Thiếu họ và tên.", "The full name is missing.");

    public static readonly Finding NameTooLong = Define(
        "name-too-long", "Họ và tên dài quá 200 ký tự.", "The full name is longer than 200 characters.");

    public static readonly Finding NameInvalid = Define(
        "name-invalid",
        "Họ và tên chứa ký tự không được phép.",
        "The full name has characters that are not allowed: letters, spaces, apostrophes, dots and hyphens only.");

    public static readonly Finding BirthDateMissing = Define(
        "birth-date-missing",
        "Thiếu ngày sinh (ít nhất là năm sinh).", "The birth date is missing (at least the year).");

    public static readonly Finding BirthDateInvalid = Define(
        "birth-date-invalid",
        "Ngày sinh phải là ngày/tháng/năm, tháng/năm hoặc năm, từ năm 1900 đến hôm nay.",
        "The birth date must be dd/MM/yyyy, yyyy-MM-dd, MM/yyyy or yyyy, from 1900 to today.");

    public static readonly Finding SexMissing = Define(
        "sex-missing", "Thiếu giới tính (nam, nữ hoặc khác).", "The sex is missing (male, female or other).");

    public static readonly Finding SexInvalid = Define(
        "sex-invalid", "Giới tính phải là nam, nữ hoặc khác.", "The sex must be male, female or other.");

    public static readonly Finding CitizenIdInvalid = Define(
        "citizen-id-invalid", "Số định danh phải gồm đúng 12 chữ số.", "The citizen id must be exactly 12 digits.");

    public static readonly Finding CitizenIdInUse = Define(
        "citizen-id-in-use",
        "Số định danh này không dùng được; hãy kiểm tra lại với giấy tờ hoặc liên hệ cấp tỉnh.",
        "This citizen id cannot be used; check it against the document or ask the province.");

    public static readonly Finding PhoneInvalid = Define(
        "phone-invalid", "Số điện thoại di động không hợp lệ.", "This is not a Vietnamese mobile number.");

    public static readonly Finding PhoneConverted = Define(
        "phone-converted",
        "Số 11 chữ số đã được chuyển thành 10 chữ số từ năm 2018; hãy nhập số mới.",
        "Numbers of 11 digits were converted to 10 digits in 2018; enter the new number.");

    public static readonly Finding AudienceUnknown = Define(
        "audience-unknown",
        "Có nhóm đối tượng không có trong danh mục.", "An audience is not in the list of audiences.");

    public static readonly Finding LanguageInvalid = Define(
        "language-invalid",
        "Mã ngôn ngữ không hợp lệ (ví dụ: vi, tay, hmn).", "The language tag is not valid (for example vi).");

    public static readonly Finding BirthYearDiffers = Define(
        "birth-year-differs",
        "Năm sinh khác với năm sinh trong số định danh.",
        "The birth year differs from the one in the citizen id.");

    public static readonly Finding SexDiffers = Define(
        "sex-differs",
        "Giới tính khác với giới tính trong số định danh.", "The sex differs from the one in the citizen id.");

    public static readonly Finding VillageUnknown = Define(
        "village-unknown",
        "Không có thôn, tổ dân phố này trong xã, phường, đặc khu.",
        "The commune has no village of this name.");

    public static readonly Finding VillageAmbiguous = Define(
        "village-ambiguous",
        "Có nhiều thôn, tổ dân phố cùng tên khi bỏ dấu; hãy ghi đúng dấu.",
        "Several villages have this name without marks; write it with its marks.");

    public static readonly Finding PossibleDuplicate = Define(
        "possible-duplicate",
        "Đã có người gần giống trong thôn, tổ dân phố này; cán bộ sẽ xem đó có phải là một người.",
        "The village already has a similar person; an officer decides whether the two are one.");

    public static readonly Finding DuplicateRow = Define(
        "duplicate-row",
        "Người này đã có ở một dòng trước trong tệp.", "This person already stands in an earlier row.");

    public static readonly Finding RowMalformed = Define(
        "row-malformed",
        "Dòng không đúng cấu trúc: số cột khác dòng tiêu đề hoặc sai dấu ngoặc kép.",
        "The row is malformed: its number of columns differs from the header, or a quote is misplaced.");

    public static readonly Finding TextInvalid = Define(
        "text-invalid",
        "Ô chứa ký tự điều khiển hoặc quá dài.",
        "The cell has a control character or is too long.");

    public static Finding ByCode(string code) => Known[code];

    private static Finding Define(string code, string vi, string en) => Known[code] = new Finding(code, vi, en);
}

/// <summary>A column of a list of people; also names the field of a request.</summary>
internal enum LearnerField
{
    FullName,
    BirthDate,
    Sex,
    CitizenId,
    Phone,
    Village,
    Audiences,
    PreferredLanguage,
}

internal sealed record FieldFinding(LearnerField Field, Finding Finding);
