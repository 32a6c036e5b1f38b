using System.Text;

namespace Platform.Simulator.Province;

/// <summary>
/// Made-up people of a commune. The same seed gives the same people on every machine and in every version, and asking
/// for more people only adds to the end: tests, demo and load can speak of the same persons.
/// </summary>
internal sealed class ProvinceGenerator(ulong seed, IReadOnlyList<string> villages)
{
    // Serial numbers within a year and sex. 524287 is prime to a million: the order looks random, yet no number comes
    // twice.
    private readonly Dictionary<(int Year, Sex Sex), long> serials = [];

    internal IEnumerable<Person> Generate(int people)
    {
        serials.Clear();
        return Households().SelectMany(household => household).Take(people);
    }

    private IEnumerable<List<Person>> Households()
    {
        for (ulong number = 0; ; number++)
            yield return Household(SplitMix64.Stream(seed, number));
    }

    private List<Person> Household(SplitMix64 random)
    {
        var village = random.Pick(villages);
        var names = random.Pick(PeopleNames.All);
        var family = random.Pick(names.Families);
        var language = random.Chance(names.SpeaksItAtHome) ? names.Language : "vi";
        var familyPhone = random.Chance(96) ? PopulationModel.NewPhone(ref random) : null;

        var household = new List<Person>();
        foreach (var (age, sex, kin) in PopulationModel.Household(ref random))
        {
            // A married woman keeps her own family's name; children bear their father's.
            var ownFamily = kin is PopulationModel.Kin.Spouse ? random.Pick(names.Families) : family;
            var year = PopulationModel.Year - age;
            household.Add(new Person(
                names.Compose(ref random, sex, ownFamily).Normalize(NormalizationForm.FormC),
                PopulationModel.BirthDate(ref random, year),
                year,
                sex,
                PopulationModel.HasCitizenId(ref random, age) ? CitizenId(year, sex) : null,
                kin is PopulationModel.Kin.Head ? familyPhone : PopulationModel.Phone(ref random, age, familyPhone),
                village,
                PopulationModel.Audiences(ref random, age),
                language));
        }

        return household;
    }

    private string CitizenId(int year, Sex sex)
    {
        var serial = serials[(year, sex)] = serials.GetValueOrDefault((year, sex)) + 1;
        var century = ((year / 100) - 19) * 2 + (sex is Sex.Male ? 0 : 1);
        return $"003{century}{year % 100:00}{(serial * 524_287 + year * 92_821L) % 1_000_000:000000}";
    }
}
