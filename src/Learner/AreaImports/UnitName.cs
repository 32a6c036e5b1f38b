namespace Platform.Learners.AreaImports;

/// <summary>A name as the offices type it, "xã Bắc Sơn" or "Xa Ea Kly", in the one form that is shown.</summary>
internal sealed record UnitName(string? Type, string Full)
{
    private static readonly (string Word, string Type, string Shown)[] Types =
    [
        ("phuong", "phuong", "Phường"), ("xa", "xa", "Xã"), ("thi tran", "thi_tran", "Thị trấn"),
        ("dac khu", "dac_khu", "Đặc khu"),
    ];

    /// <returns>Without a type where the name has none.</returns>
    public static UnitName Parse(string text)
    {
        var folded = VietnameseText.Fold(text);
        foreach (var (word, type, shown) in Types)
        {
            if (folded.StartsWith(word + ' ', StringComparison.Ordinal))
                return new UnitName(type, $"{shown} {text[(word.Length + 1)..]}");
        }

        return new UnitName(null, text);
    }

    /// <summary>The same name, wherever its tone marks are placed.</summary>
    public bool Is(string other) => VietnameseText.ToneKey(Full) == VietnameseText.ToneKey(other);

    /// <summary>The same but for the word of its type.</summary>
    public bool IsPart(string other)
    {
        var (one, two) = (VietnameseText.ToneKey(Full), VietnameseText.ToneKey(Parse(other).Full));
        return one == two || (Type is null && two.EndsWith(' ' + one, StringComparison.Ordinal));
    }
}
