using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Platform.Simulator.Province;

namespace Platform.Simulator.Tests;

public sealed partial class ProvinceGeneratorTests
{
    private static readonly List<Person> People = Generate(5_000);

    [Fact]
    public async Task A_seed_names_the_same_people_for_ever()
    {
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        var hash = await PeopleCsv.Write(first, Generate(1_000), default);
        await PeopleCsv.Write(second, Generate(1_000), default);

        Assert.Equal(first.ToArray(), second.ToArray());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(first.ToArray())), hash);
        Assert.Equal("248c85d004e9e24fed1ce3f0a8ea87562bcad4a5a6ee575aa7f1daf05ac86960", hash);
    }

    [Fact]
    public void Asking_for_more_people_only_adds_to_the_end() =>
        Assert.Equal(Lines(Generate(300)), Lines(Generate(900).Take(300)));

    [Fact]
    public void Another_seed_names_other_people() => Assert.NotEqual(Lines(Generate(50)), Lines(Generate(50, seed: 8)));

    [Fact]
    public void Names_are_normalised_and_survive_as_one_CSV_field() => Assert.All(People, person =>
    {
        Assert.True(person.FullName.IsNormalized(NormalizationForm.FormC));
        Assert.Matches(@"^[\p{L}' ]+\z", person.FullName);
        Assert.Equal(person.FullName, person.FullName.Trim());
    });

    [Fact]
    public void Names_of_several_peoples_occur()
    {
        Assert.Contains(People, person => person.FullName.StartsWith("H'", StringComparison.Ordinal));
        Assert.Contains(People, person => person.FullName.StartsWith("Y ", StringComparison.Ordinal));
        Assert.Contains(People, person => person.FullName.StartsWith("Sùng A ", StringComparison.Ordinal));
        Assert.Contains(People, person => person.FullName.StartsWith("Nguyễn Thị ", StringComparison.Ordinal));
    }

    [Fact]
    public void Citizen_ids_are_nobodys_and_agree_with_birth_year_and_sex()
    {
        Assert.All(People.Where(person => person.CitizenId is not null), person =>
        {
            Assert.Matches(@"^003[0-3][0-9]{8}\z", person.CitizenId);
            var century = person.CitizenId![3] - '0';
            var yearOfCentury = int.Parse(person.CitizenId.AsSpan(4, 2), CultureInfo.InvariantCulture);
            Assert.Equal(person.BirthYear, 1900 + 100 * (century / 2) + yearOfCentury);
            Assert.Equal(person.Sex, century % 2 == 0 ? Sex.Male : Sex.Female);
        });
        var ids = People.Where(person => person.CitizenId is not null).Select(person => person.CitizenId).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.InRange(ids.Count, 4_500, 4_990);
    }

    [Fact]
    public void Phones_are_mobile_numbers_and_families_share_them()
    {
        var phones = People.Where(person => person.Phone is not null).Select(person => person.Phone!).ToList();
        Assert.All(phones, phone => Assert.Matches(MobileNumber(), phone));
        Assert.InRange(phones.Count, 4_000, 4_950);
        Assert.InRange(phones.Distinct().Count(), 3_000, phones.Count - 100);
    }

    [Fact]
    public void Birth_dates_are_as_precise_as_registers_know_them()
    {
        Assert.All(People, person =>
        {
            Assert.Matches("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\\z", person.BirthDate);
            Assert.StartsWith($"{person.BirthYear}", person.BirthDate, StringComparison.Ordinal);
            Assert.InRange(person.BirthYear, 1900, 2010);
            Assert.True(person.BirthDate.Length == 10 || person.BirthYear < 1960);
        });
        Assert.Contains(People, person => person.BirthDate.Length == 4);
        Assert.Contains(People, person => person.BirthDate.Length == 7);
    }

    [Fact]
    public void The_population_looks_like_one()
    {
        Assert.InRange(People.Count(person => person.Sex is Sex.Female), 2_250, 2_750);
        Assert.InRange(People.Count(person => person.BirthYear <= 1965), 700, 2_000);
        Assert.InRange(People.Count(person => person.Audiences.Count > 1), 500, 2_500);
        Assert.InRange(People.Count(person => person.PreferredLanguage == "vi"), 3_500, 4_700);
        Assert.All(People, person => Assert.NotEmpty(person.Audiences));
        Assert.All(People, person => Assert.Equal(person.Audiences.Count, person.Audiences.Distinct().Count()));
        Assert.Equal(DemoCommune.Villages.Order(), People.Select(person => person.Village).Distinct().Order());
    }

    private static List<Person> Generate(int people, ulong seed = 7) =>
        [.. new ProvinceGenerator(seed, DemoCommune.Villages).Generate(people)];

    private static List<string> Lines(IEnumerable<Person> people) =>
        [.. people.Select(person => $"{person with { Audiences = [] }} {string.Join(';', person.Audiences)}")];

    [GeneratedRegex(@"^0(3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-9])[0-9]{7}\z")]
    private static partial Regex MobileNumber();
}
