namespace Platform.Learners.Learners;

/// <summary>The groups the movement plans for. A person belongs to several at once; none is the main one.</summary>
internal static class Audiences
{
    /// <summary>Where a list names none.</summary>
    public const string Citizen = "citizen";

    private static readonly Dictionary<string, string> Written = new()
    {
        [Citizen] = Citizen,
        ["cong dan"] = Citizen,
        ["nguoi dan"] = Citizen,
        ["cadre"] = "cadre",
        ["can bo"] = "cadre",
        ["cong chuc"] = "cadre",
        ["vien chuc"] = "cadre",
        ["can bo, cong chuc, vien chuc"] = "cadre",
        ["student"] = "student",
        ["hoc sinh"] = "student",
        ["sinh vien"] = "student",
        ["hoc sinh, sinh vien"] = "student",
        ["worker"] = "worker",
        ["nguoi lao dong"] = "worker",
        ["teacher"] = "teacher",
        ["giao vien"] = "teacher",
        ["trader"] = "trader",
        ["tieu thuong"] = "trader",
        ["farmer"] = "farmer",
        ["nong dan"] = "farmer",
        ["elderly"] = "elderly",
        ["nguoi cao tuoi"] = "elderly",
        ["youth-union"] = "youth-union",
        ["doan vien"] = "youth-union",
        ["core-force"] = "core-force",
        ["luc luong nong cot"] = "core-force",
    };

    /// <returns>The code, or nothing where the group is unknown.</returns>
    public static string? Parse(string text) => Written.GetValueOrDefault(VietnameseText.Fold(text));
}
