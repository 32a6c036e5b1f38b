namespace Platform.Learners.Areas;

/// <summary>The two levels of government since 1 July 2025 and the communities below them.</summary>
public enum AreaLevel
{
    Province,
    Commune,
    Village,
}

internal static class AreaLevels
{
    private static readonly Dictionary<AreaLevel, string[]> Types = new()
    {
        [AreaLevel.Province] = ["tinh", "thanh_pho"],
        [AreaLevel.Commune] = ["xa", "phuong", "dac_khu"],
        [AreaLevel.Village] =
        [
            "thon", "lang", "ban", "buon", "bon", "ap", "phum", "soc", "xom", "khom",
            "khu_pho", "khoi_pho", "to_dan_pho",
        ],
    };

    /// <summary>Words a full name of a province or commune may begin with, without marks.</summary>
    internal static IReadOnlyList<string> TypeWords { get; } =
        ["tinh", "thanh pho", "phuong", "xa", "thi tran", "dac khu"];

    public static string Code(this AreaLevel level) => level switch
    {
        AreaLevel.Province => "province",
        AreaLevel.Commune => "commune",
        _ => "village",
    };

    public static AreaLevel? Named(string? code) =>
        code is null ? null : Enum.GetValues<AreaLevel>().Single(level => level.Code() == code);

    public static AreaLevel? Below(this AreaLevel level) => level switch
    {
        AreaLevel.Province => AreaLevel.Commune,
        AreaLevel.Commune => AreaLevel.Village,
        _ => null,
    };

    public static bool Allows(this AreaLevel level, string type) => Types[level].Contains(type);
}
