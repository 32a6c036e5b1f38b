using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Courses.Learners;

namespace Platform.Courses.Practice;

/// <summary>
/// Children who teach their father how to pay a bill: practice with help, and no better evidence than the home&apos;s
/// own word. The guidance may be told again after a merge; it stays one record.
/// </summary>
internal sealed class GuidanceConsumer(CourseDbContext db, TimeProvider time) : IConsumer<HouseholdGuided>
{
    private const string Household = "household";

    public async Task Consume(ConsumeContext<HouseholdGuided> context)
    {
        var (evt, cancellationToken) = (context.Message, context.CancellationToken);
        if (evt is not { GuidedLearnerId: { } learnerId, TopicCode: { } topic }
            || await db.PracticeTasks.OfTopic(topic, cancellationToken) is not { } task)
            return;

        var person = await db.Person(learnerId, cancellationToken);
        await db.Learners.Locked(person.Ids).Select(learner => learner.Id).ToListAsync(cancellationToken);
        if (await db.PracticeRecords.AnyAsync(record => record.Id == evt.GuideId, cancellationToken))
            return;

        var record = new PracticeRecord
        {
            Id = evt.GuideId,
            LearnerId = person.Id,
            AreaId = evt.AreaId,
            TaskCode = task.Code,
            TaskVersion = task.Version,
            Subject = Subject.Of(procedureCode: null, task),
            DoneOn = evt.On,
            Assisted = true,
            Evidence = evt.Evidence is Household ? PracticeEvidence.Household : PracticeEvidence.Self,
            ProcedureCode = null,
            WitnessLearnerId = evt.GuideLearnerId,
            TeamId = null,
            RecordedBy = Household,
            RecordedAt = time.GetUtcNow(),
        };
        await db.Enter(record, task, person, cancellationToken);
    }
}
