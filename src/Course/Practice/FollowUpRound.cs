using Microsoft.EntityFrameworkCore;
using Platform.Courses.Learners;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Practice;

/// <summary>Asks the questions whose day has come. Any number of replicas may go round at once.</summary>
internal sealed class FollowUpRound(CourseDbContext db, TimeProvider time, ILogger<FollowUpRound> logger)
{
    private const int Batch = 200;

    /// <returns>How many questions were dealt with; none when all are.</returns>
    public async Task<int> Step(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var due = await db.FollowUps
            .FromSql(
                $"""
                SELECT * FROM follow_ups WHERE state = 'Planned' AND due_on <= {VietnamTime.DateOf(now)}
                ORDER BY due_on, id LIMIT {Batch} FOR UPDATE SKIP LOCKED
                """)
            .ToListAsync(cancellationToken);
        if (due.Count is 0)
            return 0;

        var persons = await db.Persons([.. due.Select(one => one.LearnerId).Distinct()], cancellationToken);
        var ids = persons.Values.Select(person => person.Id).ToList();
        var active = await db.Learners.Where(learner => ids.Contains(learner.Id) && learner.Active)
            .Select(learner => learner.Id).ToHashSetAsync(cancellationToken);
        var titles = await db.PracticeTasks.Newest()
            .ToDictionaryAsync(task => task.Code, task => task.TitleVi, cancellationToken);
        foreach (var followUp in due)
        {
            if (active.Contains(persons[followUp.LearnerId].Id))
                db.AddEvent(followUp.Ask(titles[followUp.TaskCode], now));
            else
                followUp.Drop();
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Log.FollowUpsAsked(logger, due.Count);
        return due.Count;
    }
}
