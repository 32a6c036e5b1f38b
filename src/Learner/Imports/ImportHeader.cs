using Platform.Learners.Learners;

namespace Platform.Learners.Imports;

/// <summary>Which column holds what. Names are read in English and, with or without marks, in Vietnamese.</summary>
internal sealed class ImportHeader
{
    /// <summary>Written by us into files of rejected rows; skipped when such a file comes back.</summary>
    public const string ErrorColumn = "error";

    private const LearnerField Skipped = (LearnerField)(-1);

    private static readonly LearnerField[] Fields = Enum.GetValues<LearnerField>();

    private static readonly LearnerField[] Required = [LearnerField.FullName, LearnerField.BirthDate, LearnerField.Sex];

    private static readonly Dictionary<string, LearnerField> Written = new()
    {
        ["full_name"] = LearnerField.FullName,
        ["ho va ten"] = LearnerField.FullName,
        ["ho ten"] = LearnerField.FullName,
        ["birth_date"] = LearnerField.BirthDate,
        ["ngay sinh"] = LearnerField.BirthDate,
        ["sex"] = LearnerField.Sex,
        ["gioi tinh"] = LearnerField.Sex,
        ["citizen_id"] = LearnerField.CitizenId,
        ["so dinh danh"] = LearnerField.CitizenId,
        ["so dinh danh ca nhan"] = LearnerField.CitizenId,
        ["cccd"] = LearnerField.CitizenId,
        ["phone"] = LearnerField.Phone,
        ["dien thoai"] = LearnerField.Phone,
        ["so dien thoai"] = LearnerField.Phone,
        ["village"] = LearnerField.Village,
        ["thon/to dan pho"] = LearnerField.Village,
        ["thon, to dan pho"] = LearnerField.Village,
        ["thon"] = LearnerField.Village,
        ["to dan pho"] = LearnerField.Village,
        ["audiences"] = LearnerField.Audiences,
        ["doi tuong"] = LearnerField.Audiences,
        ["preferred_language"] = LearnerField.PreferredLanguage,
        ["ngon ngu"] = LearnerField.PreferredLanguage,
        [ErrorColumn] = Skipped,
        ["loi"] = Skipped,
    };

    private readonly Dictionary<LearnerField, int> positions;

    private ImportHeader(Dictionary<LearnerField, int> positions, int width) =>
        (this.positions, Width) = (positions, width);

    /// <summary>The columns of the template, in its order, which is that of <see cref="LearnerField"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Fields.Select(Name)];

    /// <summary>The same columns as people read them.</summary>
    public static IReadOnlyList<string> Shown { get; } =
    [
        "Họ và tên", "Ngày sinh", "Giới tính", "Số định danh", "Số điện thoại", "Thôn/Tổ dân phố", "Đối tượng",
        "Ngôn ngữ",
    ];

    /// <summary>Cells of every row.</summary>
    public int Width { get; }

    public static string Name(LearnerField field) => Written.First(written => written.Value == field).Key;

    public static (ImportHeader? Header, ImportRefusal? Refusal) Parse(IReadOnlyList<string> cells)
    {
        if (cells.All(string.IsNullOrWhiteSpace))
            return (null, new ImportRefusal(ImportReason.Empty, Row: 1));

        var positions = new Dictionary<LearnerField, int>();
        for (var position = 0; position < cells.Count; position++)
        {
            var shown = Shorten(VietnameseText.Clean(cells[position]));
            if (!Written.TryGetValue(VietnameseText.Fold(cells[position]), out var field))
                return (null, new ImportRefusal(ImportReason.ColumnUnknown, Row: 1, shown));
            if (!positions.TryAdd(field, position))
                return (null, new ImportRefusal(ImportReason.ColumnDuplicate, Row: 1, shown));
        }

        var missing = Required.Where(field => !positions.ContainsKey(field)).Select(Name).FirstOrDefault();
        return missing is null
            ? (new ImportHeader(positions, cells.Count), null)
            : (null, new ImportRefusal(ImportReason.ColumnMissing, Row: 1, missing));
    }

    /// <summary>The cells in the order of the template, empty where the file has no such column.</summary>
    public string[] Arrange(IReadOnlyList<string> cells) =>
    [
        .. Fields.Select(field =>
            positions.TryGetValue(field, out var position) && position < cells.Count ? cells[position] : ""),
    ];

    /// <summary>
    /// What stands in a header is shown back, but it may be anything: not all of it, and nothing unprintable.
    /// </summary>
    private static string Shorten(string name)
    {
        var printable = string.Concat(
            name.Where(character => !char.IsControl(character) && !char.IsSurrogate(character)));
        return printable.Length <= 100 ? printable : printable[..100];
    }
}
