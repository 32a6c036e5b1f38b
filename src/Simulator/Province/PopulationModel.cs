namespace Platform.Simulator.Province;

/// <summary>
/// Who lives together, how old they are and what they do. Shares are percentages, the year is fixed: no clock is read.
/// </summary>
internal static class PopulationModel
{
    internal const int Year = 2025;
    private const int YoungestLearner = 15;

    private static readonly string[] PhonePrefixes =
    [
        "032", "033", "034", "035", "036", "037", "038", "039", "086", "096", "097", "098", // Viettel
        "081", "082", "083", "084", "085", "088", "091", "094", // VinaPhone
        "070", "076", "077", "078", "079", "089", "090", "093", // MobiFone
        "056", "058", "092", "059", "087", "055",
    ];

    /// <summary>
    /// A couple or a person alone, children old enough to learn, sometimes a grandparent. Heads come first.
    /// </summary>
    internal static List<Member> Household(ref SplitMix64 random)
    {
        var age = random.Between(24, 78);
        var sex = random.Chance(72) ? Sex.Male : Sex.Female;
        var members = new List<Member> { new(age, sex, Kin.Head) };
        if (random.Chance(74))
        {
            var spouseAge = Math.Max(20, age + random.Between(-6, 4));
            members.Add(new(spouseAge, sex is Sex.Male ? Sex.Female : Sex.Male, Kin.Spouse));
        }

        var eldest = age - random.Between(22, 28);
        for (var childAge = eldest; childAge >= YoungestLearner && members.Count < 5; childAge -= 4)
        {
            if (random.Chance(childAge < 25 ? 80 : 25)) // the older ones have left home
                members.Add(new(childAge, random.Chance(50) ? Sex.Male : Sex.Female, Kin.Child));
        }

        if (age < 55 && random.Chance(24))
            members.Add(new(age + random.Between(22, 36), random.Chance(35) ? Sex.Male : Sex.Female, Kin.Parent));
        return members;
    }

    /// <summary>Registers of the elderly often know the year alone, sometimes the month.</summary>
    internal static string BirthDate(ref SplitMix64 random, int year)
    {
        var (month, day, precision) = (random.Between(1, 12), random.Between(1, 28), random.Below(100));
        if (year < 1960 && precision < 40)
            return $"{year:0000}";

        return year < 1960 && precision < 55 ? $"{year:0000}-{month:00}" : $"{year:0000}-{month:00}-{day:00}";
    }

    internal static bool HasCitizenId(ref SplitMix64 random, int age) => random.Chance(age >= 75 ? 86 : 98);

    internal static string NewPhone(ref SplitMix64 random) =>
        $"{random.Pick(PhonePrefixes)}{random.Below(10_000_000):0000000}";

    /// <summary>The old and the young often share the telephone of the head of the family.</summary>
    internal static string? Phone(ref SplitMix64 random, int age, string? familyPhone)
    {
        var draw = random.Below(100);
        var own = NewPhone(ref random);
        return age switch
        {
            >= 65 => draw < 30 ? own : draw < 82 ? familyPhone : null,
            < 18 => draw < 55 ? own : draw < 95 ? familyPhone : null,
            _ => draw < 93 ? own : draw < 97 ? familyPhone : null,
        };
    }

    /// <summary>
    /// Tags overlap, as in life: a young civil servant is also in the Youth Union, a pensioner still trades.
    /// </summary>
    internal static List<string> Audiences(ref SplitMix64 random, int age)
    {
        var (work, second) = (random.Below(100), random.Below(100));
        var audiences = new List<string>();
        if (age <= 22 && work < (age <= 18 ? 92 : 45))
            audiences.Add("student");
        else if (age < 60 && work < 12)
            audiences.Add("cadre");
        else if (age < 60 && work < 48)
            audiences.Add("worker");
        else
            audiences.Add("citizen");

        if (age >= 60)
            audiences.Add("elderly");
        if (age is >= 20 and < 70 && second < 12)
            audiences.Add("trader");
        if (age <= 30 && second >= 60)
            audiences.Add("youth-union");
        return audiences;
    }

    internal enum Kin
    {
        Head,
        Spouse,
        Child,
        Parent,
    }

    internal readonly record struct Member(int Age, Sex Sex, Kin Kin);
}
