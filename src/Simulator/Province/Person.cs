namespace Platform.Simulator.Province;

internal enum Sex
{
    Male,
    Female,
}

/// <summary>One made-up person, as an officer of a commune would write the person down.</summary>
/// <param name="FullName">Legal name, NFC, in the order of its own people.</param>
/// <param name="BirthDate">ISO 8601, as precise as it is known: <c>1948</c>, <c>1948-05</c> or
/// <c>1990-03-12</c>.</param>
/// <param name="BirthYear">The year of <paramref name="BirthDate"/>.</param>
/// <param name="Sex">As registered.</param>
/// <param name="CitizenId">12 digits with the unallotted prefix 003, so that it can be nobody's; some have
/// none.</param>
/// <param name="Phone">National form; shared by several members of a family; some have none.</param>
/// <param name="Village">Name of the village within the commune.</param>
/// <param name="Audiences">At least one code.</param>
/// <param name="PreferredLanguage">BCP 47 tag.</param>
internal sealed record Person(
    string FullName,
    string BirthDate,
    int BirthYear,
    Sex Sex,
    string? CitizenId,
    string? Phone,
    string Village,
    IReadOnlyList<string> Audiences,
    string PreferredLanguage);
