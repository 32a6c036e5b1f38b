using System.Collections.Frozen;
using System.Globalization;
using Platform.ServiceDefaults;

namespace Platform.Learners.Sensitive;

/// <summary>What a tag tells of a person. Names as stored and as shown.</summary>
public enum SensitiveKind
{
    Ethnicity,
    Disability,
    PoorHousehold,
    PolicyFamily,
}

internal static class SensitiveKinds
{
    private static readonly FrozenDictionary<SensitiveKind, FrozenSet<string>> Values =
        new Dictionary<SensitiveKind, string[]>
        {
            // The official code list of ethnic groups: 54 groups, 55 for foreigners, 99 for who does not know.
            [SensitiveKind.Ethnicity] =
                [.. Enumerable.Range(1, 55).Append(99).Select(n => n.ToString("00", CultureInfo.InvariantCulture))],

            // The forms of the law on persons with disabilities.
            [SensitiveKind.Disability] = ["movement", "hearing-speech", "sight", "mental", "intellectual", "other"],
            [SensitiveKind.PoorHousehold] = ["poor", "near-poor"],
            [SensitiveKind.PolicyFamily] = ["martyr", "war-invalid", "meritorious", "other"],
        }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet());

    public static bool Knows(this SensitiveKind kind, string value) => Values[kind].Contains(value);

    /// <summary>Each kind has a purpose of its own: a yes to one says nothing about another.</summary>
    public static string Purpose(this SensitiveKind kind) => Codes.Of(kind) + "-tag";

    public static bool IsPurpose(string code) => Enum.GetValues<SensitiveKind>().Any(kind => kind.Purpose() == code);
}
