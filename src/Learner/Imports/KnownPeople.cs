using Microsoft.EntityFrameworkCore;
using Platform.Learners.Learners;

namespace Platform.Learners.Imports;

/// <summary>
/// The people a batch of rows may already be registered as, and the rule that decides. A row with a citizen id is its
/// person; a row without one is recognised by name, birth date and village. A similar name is a question for a person,
/// never an identity.
/// </summary>
internal sealed class KnownPeople(Guid importId, VillageIndex villages)
{
    private readonly Dictionary<string, Person> byCitizenId = [];
    private readonly Dictionary<(Guid, string, PartialDate), List<Person>> byName = [];

    private sealed record Person(
        Guid Id, Guid AreaId, string FullName, PartialDate BirthDate, byte[]? CitizenIdIndex, Guid? ImportId);

    public async Task Load(LearnerDbContext db, IReadOnlyList<CheckedRow> rows, CancellationToken cancellationToken)
    {
        var learners = rows.Select(row => row.Registration?.Learner).OfType<Learner>()
            .ToLookup(learner => learner.CitizenIdIndex is not null);
        var indexes = learners[true].Select(learner => learner.CitizenIdIndex!).ToArray();
        var (areas, names, births) = Keys(learners[true]);
        var (bareAreas, bareNames, bareBirths) = Keys(learners[false]);

        // A row with a citizen id asks only for namesakes without one: however many share the name, those are few.
        // One probe of an index for each key: OFFSET 0 forbids every other plan, because the statistics lag
        // behind a table that grows by thousands of rows a second.
        var people = await db.Learners
            .FromSql($"""
                SELECT l.* FROM unnest({indexes}) AS k (citizen_id_index), LATERAL (
                    SELECT * FROM learners WHERE citizen_id_index = k.citizen_id_index OFFSET 0) l
                UNION ALL
                SELECT l.* FROM unnest({areas}, {names}, {births}) AS k (area, name, birth), LATERAL (
                    SELECT * FROM learners WHERE citizen_id_index IS NULL
                        AND area_id = k.area AND fold_name = k.name AND birth_date = k.birth OFFSET 0) l
                UNION ALL
                SELECT l.* FROM unnest({bareAreas}, {bareNames}, {bareBirths}) AS k (area, name, birth), LATERAL (
                    SELECT * FROM learners
                    WHERE area_id = k.area AND fold_name = k.name AND birth_date = k.birth OFFSET 0) l
                """)
            .AsNoTracking()
            .Select(l => new
            {
                l.FoldName,
                Person = new Person(l.Id, l.AreaId, l.FullName, l.BirthDate, l.CitizenIdIndex, l.ImportId),
            })
            .ToListAsync(cancellationToken);
        foreach (var known in people.DistinctBy(one => one.Person.Id))
            Add(known.FoldName, known.Person);
    }

    /// <summary>Decides about one row; a row that is new is known to the rows after it.</summary>
    public RowOutcome Decide(Learner learner)
    {
        var outcome = learner.CitizenIdIndex is { } index ? ByCitizenId(learner, index) : ByName(learner);
        if (outcome.Kind is RowOutcomeKind.New)
        {
            Add(learner.FoldName, new Person(
                learner.Id, learner.AreaId, learner.FullName, learner.BirthDate, learner.CitizenIdIndex, importId));
        }

        return outcome;
    }

    private static (Guid[] Areas, string[] Names, string[] Births) Keys(IEnumerable<Learner> learners)
    {
        var keys = learners.Select(learner => (learner.AreaId, learner.FoldName, learner.BirthDate))
            .Distinct().ToList();
        return (
            [.. keys.Select(key => key.AreaId)], [.. keys.Select(key => key.FoldName)],
            [.. keys.Select(key => key.BirthDate.ToString())]);
    }

    private RowOutcome ByCitizenId(Learner learner, byte[] index)
    {
        if (!byCitizenId.TryGetValue(Convert.ToBase64String(index), out var person))
        {
            var unnumbered = Namesakes(learner).Find(namesake => namesake.CitizenIdIndex is null);
            return unnumbered is null ? RowOutcome.New : Resembling(unnumbered, learner);
        }

        var same = villages.Contains(person.AreaId) && person.BirthDate == learner.BirthDate
            && HasName(person, learner);
        return same ? Again(person) : RowOutcome.Refused(LearnerField.CitizenId, Finding.CitizenIdInUse);
    }

    private RowOutcome ByName(Learner learner)
    {
        var namesakes = Namesakes(learner);
        if (namesakes.Count == 0)
            return RowOutcome.New;
        return namesakes.Find(person => HasName(person, learner)) is { } person
            ? Again(person)
            : Resembling(namesakes[0], learner);
    }

    /// <summary>Registered by this very file: then the file names the person twice.</summary>
    private RowOutcome Again(Person person) => person.ImportId == importId
        ? RowOutcome.Refused(null, Finding.DuplicateRow)
        : RowOutcome.Unchanged;

    private static RowOutcome Resembling(Person person, Learner learner) =>
        RowOutcome.Like(new Resemblance(person.Id, HasName(person, learner) ? 90 : 60));

    private List<Person> Namesakes(Learner learner) =>
        byName.GetValueOrDefault((learner.AreaId, learner.FoldName, learner.BirthDate)) ?? [];

    private static bool HasName(Person person, Learner learner) =>
        string.Equals(person.FullName, learner.FullName, StringComparison.OrdinalIgnoreCase);

    private void Add(string foldName, Person person)
    {
        if (person.CitizenIdIndex is not null)
            byCitizenId[Convert.ToBase64String(person.CitizenIdIndex)] = person;
        var key = (person.AreaId, foldName, person.BirthDate);
        if (!byName.TryGetValue(key, out var people))
            byName[key] = people = [];
        people.Add(person);
    }
}

internal enum RowOutcomeKind
{
    New,
    Unchanged,
    Refused,
}

internal sealed record RowOutcome(
    RowOutcomeKind Kind, LearnerField? Field = null, Finding? Finding = null, Resemblance? Resembled = null)
{
    public static RowOutcome New { get; } = new(RowOutcomeKind.New);

    public static RowOutcome Unchanged { get; } = new(RowOutcomeKind.Unchanged);

    public static RowOutcome Refused(LearnerField? field, Finding finding) =>
        new(RowOutcomeKind.Refused, field, finding);

    public static RowOutcome Like(Resemblance resembled) => new(RowOutcomeKind.New, Resembled: resembled);
}

/// <summary>A registered person the row may be about, and how likely that is, 0 to 100.</summary>
internal sealed record Resemblance(Guid LearnerId, int Score);
