using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Learners;
using Platform.ServiceDefaults;

namespace Platform.Courses.Enrolments;

/// <summary>What has to be known of many learners before they get seats, read at once.</summary>
internal sealed class EnrolmentPeople
{
    private readonly Dictionary<Guid, Person> persons;
    private readonly Dictionary<Guid, LearnerSnapshot> known;
    private readonly Dictionary<(Guid ClassId, Guid LearnerId), Enrolment> earlier;

    private EnrolmentPeople(
        Dictionary<Guid, Person> persons, Dictionary<Guid, LearnerSnapshot> known, IEnumerable<Enrolment> earlier)
    {
        this.persons = persons;
        this.known = known;
        this.earlier = earlier.ToDictionary(row => (row.ClassId, row.LearnerId));
    }

    /// <summary>Call with the classes locked, so that nobody sits down meanwhile.</summary>
    internal static async Task<EnrolmentPeople> Load(
        CourseDbContext db, Guid[] learnerIds, Guid[] classIds, AreaScope scope, CancellationToken cancellationToken)
    {
        var persons = await db.Persons(learnerIds, cancellationToken);
        var ids = persons.Values.SelectMany(person => person.Ids).Distinct().ToArray();
        return new EnrolmentPeople(
            persons,
            await db.Learners.AsNoTracking().Within(scope, db.Areas).Where(learner => ids.Contains(learner.Id))
                .ToDictionaryAsync(learner => learner.Id, cancellationToken),
            await db.Enrolments
                .Where(row => classIds.Contains(row.ClassId) && ids.Contains(row.LearnerId))
                .ToListAsync(cancellationToken));
    }

    public Person PersonOf(Guid learnerId) => persons[learnerId];

    public LearnerSnapshot? KnownOf(Person person) => known.GetValueOrDefault(person.Id);

    /// <summary>A seat of one registration counts before what another did with its own.</summary>
    public Enrolment? EarlierOf(Guid classId, Person person) => person.Ids
        .Select(id => earlier.GetValueOrDefault((classId, id))).OfType<Enrolment>()
        .OrderBy(row => row.State is EnrolmentState.Cancelled).FirstOrDefault();

    /// <summary>The same learner may be named again further down.</summary>
    public void Remember(Enrolment row) => earlier[(row.ClassId, row.LearnerId)] = row;
}
