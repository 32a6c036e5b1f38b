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
        Guid AreaId, string FullName, PartialDate BirthDate, byte[]? CitizenIdIndex, Guid? ImportId);

    public async Task Load(
        LearnerDbContext db, PersonalDataVault vault, IReadOnlyList<CheckedRow> rows,
        CancellationToken cancellationToken)
    {
        var drafts = rows.Where(row => row.Draft is not null).ToLookup(row => row.Draft!.CitizenId is not null);
        var indexes = drafts[true].Select(row => vault.BlindIndex(row.Draft!.CitizenId!.Value)).ToArray();
        var (areas, names, births) = Keys(drafts[true]);
        var (bareAreas, bareNames, bareBirths) = Keys(drafts[false]);

        // A row with a citizen id asks only for namesakes without one: however many share the name, those are few.
        var people = await db.Learners
            .FromSql($"""
                SELECT l.* FROM learners l JOIN unnest({indexes}) AS k (citizen_id_index) USING (citizen_id_index)
                UNION
                SELECT l.* FROM learners l JOIN unnest({areas}, {names}, {births}) AS k (area_id, fold_name, birth_date)
                    USING (area_id, fold_name, birth_date) WHERE l.citizen_id_index IS NULL
                UNION
                SELECT l.* FROM learners l
                    JOIN unnest({bareAreas}, {bareNames}, {bareBirths}) AS k (area_id, fold_name, birth_date)
                    USING (area_id, fold_name, birth_date)
                """)
            .AsNoTracking()
            .Select(l => new
            {
                l.FoldName,
                Person = new Person(l.AreaId, l.FullName, l.BirthDate, l.CitizenIdIndex, l.ImportId),
            })
            .ToListAsync(cancellationToken);
        foreach (var known in people)
            Add(known.FoldName, known.Person);
    }

    /// <summary>Decides about one row; a row that is new is known to the rows after it.</summary>
    public RowOutcome Decide(CheckedRow row, byte[]? citizenIdIndex)
    {
        var draft = row.Draft!;
        var outcome = citizenIdIndex is null ? ByName(row, draft) : ByCitizenId(row, draft, citizenIdIndex);
        if (outcome.Kind is RowOutcomeKind.New)
            Add(draft.FoldName, new Person(row.AreaId, draft.FullName, draft.BirthDate, citizenIdIndex, importId));
        return outcome;
    }

    private static (Guid[] Areas, string[] Names, string[] Births) Keys(IEnumerable<CheckedRow> rows)
    {
        var keys = rows.Select(row => (row.AreaId, row.Draft!.FoldName, row.Draft.BirthDate)).Distinct().ToList();
        return (
            [.. keys.Select(key => key.AreaId)], [.. keys.Select(key => key.FoldName)],
            [.. keys.Select(key => key.BirthDate.ToString())]);
    }

    private RowOutcome ByCitizenId(CheckedRow row, LearnerDraft draft, byte[] index)
    {
        if (!byCitizenId.TryGetValue(Convert.ToBase64String(index), out var person))
        {
            return Namesakes(row, draft).Exists(namesake => namesake.CitizenIdIndex is null)
                ? RowOutcome.Refused(LearnerField.CitizenId, Finding.PossibleDuplicate)
                : RowOutcome.New;
        }

        var same = villages.Contains(person.AreaId) && person.BirthDate == draft.BirthDate && HasName(person, draft);
        return same ? Again(person) : RowOutcome.Refused(LearnerField.CitizenId, Finding.CitizenIdInUse);
    }

    private RowOutcome ByName(CheckedRow row, LearnerDraft draft)
    {
        var namesakes = Namesakes(row, draft);
        if (namesakes.Count == 0)
            return RowOutcome.New;
        return namesakes.Find(person => HasName(person, draft)) is { } person
            ? Again(person)
            : RowOutcome.Refused(LearnerField.FullName, Finding.PossibleDuplicate);
    }

    /// <summary>Registered by this very file: then the file names the person twice.</summary>
    private RowOutcome Again(Person person) => person.ImportId == importId
        ? RowOutcome.Refused(null, Finding.DuplicateRow)
        : RowOutcome.Unchanged;

    private List<Person> Namesakes(CheckedRow row, LearnerDraft draft) =>
        byName.GetValueOrDefault((row.AreaId, draft.FoldName, draft.BirthDate)) ?? [];

    private static bool HasName(Person person, LearnerDraft draft) =>
        string.Equals(person.FullName, draft.FullName, StringComparison.OrdinalIgnoreCase);

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

internal sealed record RowOutcome(RowOutcomeKind Kind, LearnerField? Field = null, Finding? Finding = null)
{
    public static RowOutcome New { get; } = new(RowOutcomeKind.New);

    public static RowOutcome Unchanged { get; } = new(RowOutcomeKind.Unchanged);

    public static RowOutcome Refused(LearnerField? field, Finding finding) =>
        new(RowOutcomeKind.Refused, field, finding);
}
