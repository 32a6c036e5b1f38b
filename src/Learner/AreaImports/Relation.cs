using Platform.Learners.Areas;

namespace Platform.Learners.AreaImports;

/// <summary>What the note of the official table says, as a code.</summary>
internal static class Relation
{
    private static readonly string[] Codes =
    [
        "whole", "unchanged", "renamed", "type_changed", "special_zone", "part", "part_area",
        "part_area_all_population", "part_population", "whole_area",
    ];

    /// <returns>Nothing where the words are not known: a new wording is for a human.</returns>
    public static string? Of(string note)
    {
        var words = VietnameseText.Fold(note);
        return words switch
        {
            _ when Codes.Contains(note) => note,
            "nhap toan bo" => "whole",
            "giu nguyen" => "unchanged",
            "doi ten" => "renamed",
            "doi loai hinh" => "type_changed",
            "nhap mot phan" => "part",
            "nhap mot phan dien tich" => "part_area",
            "nhap mot phan dien tich, toan bo dan so" => "part_area_all_population",
            "nhap mot phan dan so" => "part_population",
            "nhap toan bo dien tich" => "whole_area",
            _ when words.StartsWith("sap xep toan bo ", StringComparison.Ordinal)
                && words.Contains(" thanh dac khu ", StringComparison.Ordinal) => "special_zone",
            _ when words.StartsWith("phan con lai sau khi tach", StringComparison.Ordinal) => "part",
            _ when words.StartsWith("doi ten tu mot phan", StringComparison.Ordinal) => "part",
            _ when words.StartsWith("doi ten, doi loai hinh tu mot phan", StringComparison.Ordinal) => "part",
            _ => null,
        };
    }

    /// <summary>Whether the unit stays who it is; every other successor is a new unit, whatever its code.</summary>
    public static bool Continues(string how) => how is "unchanged" or "renamed" or "type_changed" or "special_zone";

    public static AreaChange Change(string how) => how switch
    {
        "renamed" => AreaChange.Renamed,
        "type_changed" => AreaChange.TypeChanged,
        "special_zone" => AreaChange.SpecialZone,
        _ => AreaChange.Transferred,
    };

    /// <param name="how">Of this successor.</param>
    /// <param name="all">Of every successor of the same unit.</param>
    public static PeopleGo People(string how, IReadOnlyCollection<string> all) => how switch
    {
        "whole" or "special_zone" or "part_area_all_population" => PeopleGo.All,
        _ when all.Count == 1 => PeopleGo.All,
        "part_area" when all.Contains("part_area_all_population") => PeopleGo.None,
        _ => PeopleGo.Review,
    };
}
