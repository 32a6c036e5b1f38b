namespace Platform.Simulator.Province;

/// <summary>The ward of the demo: real code and name, made-up people.</summary>
internal static class DemoCommune
{
    internal const string Code = "01840";
    internal const string Name = "Phường Đức Xuân";
    internal static readonly Guid ProvinceId = Guid.Parse("91500335-29a1-8ebc-bf17-4d61afd50e99"); // Tỉnh Thái Nguyên
    internal static readonly DateOnly ValidFrom = new(2025, 7, 1);

    internal static IReadOnlyList<string> Villages { get; } =
        [.. Enumerable.Range(1, 6).Select(number => $"Tổ dân phố {number}")];

    private static readonly Dictionary<string, string> RightAnswers = new()
    {
        ["q1"] = "b",
        ["q2"] = "a",
        ["q3"] = "c",
        ["q4"] = "a",
        ["q5"] = "b",
    };

    /// <summary>What somebody ticks who knows VNeID, or who does not.</summary>
    internal static string Answer(string question, IReadOnlyList<string> options, bool knows) =>
        options.FirstOrDefault(option => option == RightAnswers.GetValueOrDefault(question) == knows) ?? options[0];
}
