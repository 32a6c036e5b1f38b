namespace Platform.Learners.Learners;

/// <summary>As registered; <see cref="Other"/> also where it is not known.</summary>
public enum Sex
{
    Male,
    Female,
    Other,
}

internal static class Sexes
{
    private static readonly Dictionary<string, Sex> Written = new()
    {
        ["nam"] = Sex.Male,
        ["male"] = Sex.Male,
        ["nu"] = Sex.Female,
        ["female"] = Sex.Female,
        ["khac"] = Sex.Other,
        ["other"] = Sex.Other,
    };

    public static bool TryParse(string text, out Sex sex) => Written.TryGetValue(VietnameseText.Fold(text), out sex);
}
