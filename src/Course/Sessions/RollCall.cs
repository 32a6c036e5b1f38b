using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Classes;
using Platform.Courses.Completions;
using Platform.Courses.Enrolments;
using Platform.Courses.Learners;
using Platform.Courses.Signals;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sessions;

/// <summary>What became of a name.</summary>
public enum NameOutcome
{
    Named,

    /// <summary>On the roll already, at this point or at another.</summary>
    AlreadyNamed,

    /// <summary>There are more names than heads.</summary>
    AboveHeadCount,
    UnknownLearner,

    /// <summary>Deactivated or restricted, and not enrolled before.</summary>
    InactiveLearner,
}

/// <summary>
/// The roll of one point, open in the caller's transaction. However names come to it, by list, code, claim or from an
/// offline pack, they pass here: one person stands on the roll of a session once, and names never pass the heads.
/// </summary>
internal sealed class RollCall(
    Class held, Session session, SessionPoint point, int named, AreaScope scope, CourseDbContext db, DateTimeOffset now)
{
    public Class Held => held;

    public Session Session => session;

    public SessionPoint Point => point;

    public DateTimeOffset Now => now;

    /// <summary>How many of those counted have a name.</summary>
    public int Names { get; private set; } = named;

    /// <summary>How many courses were completed by being here.</summary>
    public int Completed { get; private set; }

    private int Room => (point.HeadCount ?? int.MaxValue) - Names;

    /// <summary>Opens the roll of a point in the scope, or null. Waits while another changes it.</summary>
    internal static async Task<RollCall?> Open(
        Guid sessionId, int number, AreaScope scope, CourseDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var pointId = await db.Reachable(sessionId, scope).Where(point => point.Number == number)
            .Select(point => (Guid?)point.Id).SingleOrDefaultAsync(cancellationToken);
        return pointId is { } id ? await Open(sessionId, id, scope, db, time, cancellationToken) : null;
    }

    internal static async Task<RollCall> Open(
        Guid sessionId, Guid pointId, AreaScope scope, CourseDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var held = await db.Classes.SharedBySession(sessionId).SingleAsync(cancellationToken);
        var point = await db.SessionPoints.Locked(pointId).SingleAsync(cancellationToken);
        var session = await db.Sessions.SingleAsync(session => session.Id == sessionId, cancellationToken);
        var named = await db.CountNames(pointId, cancellationToken);
        return new RollCall(held, session, point, named, scope, db, time.GetUtcNow());
    }

    /// <summary>
    /// The roll of a class that meets in one room, begun where there is none yet; null where the class meets at several
    /// points. Call with the class locked.
    /// </summary>
    internal static async Task<RollCall?> Of(
        Class held, AreaScope scope, CourseDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var session = await db.Sessions.Include(session => session.Points)
            .SingleOrDefaultAsync(session => session.ClassId == held.Id, cancellationToken);
        if (session is null)
        {
            var room = new PointPlan(
                held.AreaId, held.Capacity, held.PlaceId, HostOrganisationId: held.HostOrganisationId);
            db.Sessions.Add(session = Session.Of(held, [room], now));
        }

        if (session.Points.Count > 1)
            return null;

        var point = session.Points[0];
        return new RollCall(
            held, session, point, await db.CountNames(point.Id, cancellationToken), scope, db, now);
    }

    /// <summary>Writes names in the order given, and enrols those who came without a seat.</summary>
    /// <returns>What became of each id.</returns>
    internal async Task<Dictionary<Guid, NameOutcome>> Write(
        IReadOnlyCollection<Guid> learnerIds, RollMeans means, string takenBy, CancellationToken cancellationToken)
    {
        var persons = await db.Persons([.. learnerIds.Distinct()], cancellationToken);
        var ids = persons.Values.SelectMany(person => person.Ids).Distinct().ToArray();
        // Whoever is locked here is written by nobody else: what is read now holds until the commit.
        await db.Learners.Locked(ids).Select(learner => learner.Id).ToListAsync(cancellationToken);
        var known = await db.Learners.AsNoTracking().Within(scope, db.Areas).Where(learner => ids.Contains(learner.Id))
            .ToDictionaryAsync(learner => learner.Id, learner => learner.Active, cancellationToken);
        var present = await db.Attendances
            .Where(attendance => attendance.SessionId == session.Id && ids.Contains(attendance.LearnerId))
            .Select(attendance => attendance.LearnerId).ToHashSetAsync(cancellationToken);
        var enrolments = await db.Enrolments
            .Where(enrolment => enrolment.ClassId == held.Id && ids.Contains(enrolment.LearnerId))
            .ToListAsync(cancellationToken);

        var outcomes = new Dictionary<Guid, NameOutcome>();
        List<Person> fresh = [];
        foreach (var (learnerId, person) in learnerIds.Distinct().Select(id => (id, persons[id])))
        {
            var asked = enrolments.Where(enrolment => person.Ids.Contains(enrolment.LearnerId)).ToList();
            var hasSeat = asked.Any(enrolment => enrolment.State is EnrolmentState.Enrolled);
            outcomes[learnerId] = Judge(person, hasSeat, present, known);
            if (outcomes[learnerId] is not NameOutcome.Named)
                continue;

            present.Add(person.Id);
            fresh.Add(person);
            if (!hasSeat)
                WalkIn(person, asked.FirstOrDefault());
            Record(person, means, takenBy);
        }

        await db.SaveChangesAsync(cancellationToken); // the rule looks for its evidence in the database
        Completed += (await CompleteCourse.Evaluate(held, fresh, db, now, cancellationToken)).Count;
        return outcomes;
    }

    private NameOutcome Judge(
        Person person, bool hasSeat, HashSet<Guid> present, Dictionary<Guid, bool> known)
    {
        if (person.Ids.Any(present.Contains))
            return NameOutcome.AlreadyNamed;
        if (!hasSeat && !known.ContainsKey(person.Id))
            return NameOutcome.UnknownLearner;
        if (!hasSeat && !known[person.Id])
            return NameOutcome.InactiveLearner;
        return Room > 0 ? NameOutcome.Named : NameOutcome.AboveHeadCount;
    }

    /// <summary>
    /// Enrols somebody who came without a seat; it takes none from those who wait, and may have been one of them.
    /// </summary>
    private void WalkIn(Person person, Enrolment? asked)
    {
        if (asked is not null)
        {
            asked.ComeAgain(EnrolmentMode.WalkIn, asked.SponsorId);
            db.AddEvent(asked.TakeSeat(held, now));
            return;
        }

        var (enrolment, created) = Enrolment.Create(held, person.Id, now, EnrolmentMode.WalkIn);
        db.Enrolments.Add(enrolment);
        db.AddEvent(created);
    }

    private void Record(Person person, RollMeans means, string takenBy)
    {
        var (attendance, recorded) = Attendance.Record(held, point, person.Id, means, takenBy, now);
        db.Attendances.Add(attendance);
        db.AddEvent(recorded);
        Names++;
    }

    /// <summary>
    /// Takes a name off: the head stays counted, without a name. Whoever came onto the list of the class by it alone is
    /// taken off that list too, and what people said of the name holds no longer.
    /// </summary>
    /// <returns>How many completions rested on it and were reversed; null where the name was off already.</returns>
    internal async Task<int?> TakeOff(
        Attendance attendance, WithdrawalReason reason, string by, CancellationToken cancellationToken)
    {
        if (attendance.Withdraw(point, reason, by, now) is not { } withdrawn)
            return null;

        db.AddEvent(withdrawn);
        Names--;
        var person = await db.Person(attendance.LearnerId, cancellationToken);
        // Whatever completes a course holds the learner; a completion must not be judged while its evidence goes.
        await db.Learners.Locked(person.Ids).Select(learner => learner.Id).ToListAsync(cancellationToken);
        var walkIns = await db.Enrolments.Seated()
            .Where(seat => seat.ClassId == held.Id && seat.Mode == EnrolmentMode.WalkIn)
            .Where(seat => person.Ids.Contains(seat.LearnerId)).ToListAsync(cancellationToken);
        foreach (var walkIn in walkIns)
            db.AddEvent(walkIn.Cancel(held, CancelReason.Mistake, now));
        await Claims.Refute(session.Id, person, db, cancellationToken);
        var reversed = await attendance.ReverseWhatRestsOnIt(person, by, db, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken); // what comes onto the roll instead is weighed in the database
        return reversed;
    }

    /// <summary>More heads than the room holds are for a person to look at.</summary>
    internal Task JudgeRoom(CancellationToken cancellationToken) => db.Raise(
        SignalKind.HeadCountAboveRoom, point.Id.ToString(), point.HeadCount!.Value * 100 / point.Capacity,
        SignalPlace.Of(point), now, cancellationToken);

    /// <summary>Tells how the point stands now; before the heads are counted there is nothing to tell.</summary>
    internal void Announce()
    {
        if (point.HeadCount is not null)
            db.AddEvent(point.Report(session, Names, now));
    }
}
