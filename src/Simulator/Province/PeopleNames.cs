namespace Platform.Simulator.Province;

/// <summary>
/// How one people names its members. Weights are rough shares; the lists are short on purpose: two people of one name
/// in one village is ordinary, and what duplicate detection must live with.
/// </summary>
internal sealed record PeopleNames(
    string Language,
    int SpeaksItAtHome,
    Weighted<string>[] Families,
    Weighted<string>[] MaleMiddles,
    string[] MaleGivens,
    Weighted<string>[] FemaleMiddles,
    string[] FemaleGivens,
    bool ClanLast = false)
{
    private static readonly string[] KinhMen =
    [
        "Anh", "Bình", "Cường", "Dũng", "Đạt", "Đức", "Giang", "Hải", "Hiếu", "Hoà", "Hùng", "Huy", "Khoa", "Kiên",
        "Lâm", "Long", "Mạnh", "Minh", "Nam", "Nghĩa", "Phong", "Phúc", "Quân", "Quang", "Sơn", "Tài", "Thắng", "Thành",
        "Thịnh", "Toàn", "Trung", "Tuấn", "Tùng", "Việt", "Vinh",
    ];

    private static readonly string[] KinhWomen =
    [
        "An", "Ánh", "Bích", "Chi", "Dung", "Giang", "Hà", "Hạnh", "Hằng", "Hiền", "Hoa", "Hồng", "Huệ", "Hương", "Lan",
        "Liên", "Linh", "Loan", "Mai", "Nga", "Ngân", "Nhung", "Oanh", "Phương", "Quyên", "Thảo", "Thu", "Thuý", "Thuỷ",
        "Trang", "Tuyết", "Uyên", "Vân", "Xuân", "Yến",
    ];

    private static readonly Weighted<string>[] MenMiddles =
        [new("Văn", 46), new("Đức", 9), new("Quang", 8), new("Hữu", 7), new("Minh", 8), new("Xuân", 6), new("", 16)];

    private static readonly Weighted<string>[] WomenMiddles =
    [
        new("Thị", 62), new("Thị Thu", 8), new("Thị Thanh", 7), new("Ngọc", 7), new("Thu", 6), new("Phương", 5),
        new("", 5),
    ];

    internal static IReadOnlyList<Weighted<PeopleNames>> All { get; } =
    [
        new(new("vi", 100,
            [
                new("Nguyễn", 38), new("Trần", 12), new("Lê", 10), new("Phạm", 7), new("Hoàng", 5), new("Phan", 4),
                new("Vũ", 4), new("Đặng", 3), new("Bùi", 3), new("Đỗ", 3), new("Hồ", 2), new("Ngô", 2), new("Dương", 2),
                new("Đinh", 2), new("Đoàn", 1), new("Trịnh", 1), new("Lương", 1),
            ], MenMiddles, KinhMen, WomenMiddles, KinhWomen), 54),
        new(new("tyz", 35,
            [
                new("Nông", 20), new("Hoàng", 16), new("Hà", 12), new("Ma", 11), new("Nguyễn", 10), new("Lường", 8),
                new("Bế", 7), new("Đàm", 6), new("Lý", 5), new("Triệu", 5),
            ], MenMiddles, KinhMen, WomenMiddles, KinhWomen), 25),
        new(new("nut", 35,
            [new("Lục", 24), new("Nông", 22), new("Vi", 18), new("Hoàng", 18), new("Lương", 10), new("Chu", 8)],
            MenMiddles, KinhMen, WomenMiddles, KinhWomen), 9),
        new(new("ium", 50,
            [new("Triệu", 32), new("Bàn", 26), new("Đặng", 18), new("Lý", 14), new("Phùng", 10)],
            [new("Văn", 30), new("Tiến", 20), new("Phúc", 20), new("Tài", 15), new("Kim", 15)],
            ["Thành", "Quý", "Phương", "Minh", "Hương", "Vượng", "Sinh", "Thọ", "Chiêu"],
            [new("Thị", 45), new("Mùi", 30), new("Tả", 25)],
            ["Mẩy", "Nái", "Nhậy", "Pham", "Mụi", "Coi", "Chiêm", "Liều"]), 6),
        new(new("hmn", 65,
            [
                new("Sùng", 18), new("Giàng", 18), new("Vàng", 16), new("Thào", 14), new("Lý", 12), new("Vừ", 12),
                new("Lầu", 10),
            ],
            [new("A", 80), new("Mí", 20)],
            ["Páo", "Chứ", "Dế", "Lử", "Sính", "Tủa", "Vảng", "Pó", "Sử", "Chống", "Dơ"],
            [new("Thị", 70), new("", 30)],
            ["Mỷ", "Dợ", "Sua", "Pàng", "Ly", "Máy", "Chứ", "Dính", "Xía", "Ganh"]), 5),
        new(new("rad", 60,
            [new("Niê", 36), new("Mlô", 22), new("Êban", 20), new("Kbuôr", 12), new("", 10)],
            [new("Y", 1)],
            ["Nuê", "Moan", "Wang", "Thịnh", "Bhiông", "Krông", "Liêm"],
            [new("H'", 1)],
            ["Hen", "Lan", "Zina", "Mai", "Nhung", "Wên", "Yuê"],
            ClanLast: true), 1),
    ];

    /// <summary>
    /// Families first among the lowland and northern peoples, the clan last among the Ê Đê: H'Hen Niê, Y Nuê.
    /// </summary>
    internal string Compose(ref SplitMix64 random, Sex sex, string family)
    {
        var middle = random.Pick(sex is Sex.Male ? MaleMiddles : FemaleMiddles);
        var given = random.Pick(sex is Sex.Male ? MaleGivens : FemaleGivens);
        if (!ClanLast)
            return middle.Length == 0 ? $"{family} {given}" : $"{family} {middle} {given}";

        var own = sex is Sex.Male ? $"{middle} {given}" : middle + given;
        return family.Length == 0 ? own : $"{own} {family}";
    }
}
