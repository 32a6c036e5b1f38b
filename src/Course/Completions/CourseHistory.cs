using Microsoft.EntityFrameworkCore;
using Platform.Courses.Learners;

namespace Platform.Courses.Completions;

/// <summary>What a person has done of a course version, under any of their ids.</summary>
internal sealed class CourseHistory(List<Completion> completions)
{
    /// <summary>Also what the present unit of work has granted and not saved yet.</summary>
    internal static async Task<CourseHistory> Read(
        CourseDbContext db, Guid courseId, int courseVersion, IEnumerable<Person> persons,
        CancellationToken cancellationToken)
    {
        var ids = persons.SelectMany(person => person.Ids).ToHashSet();
        await db.Completions
            .Where(row => row.CourseId == courseId && row.CourseVersion == courseVersion)
            .Where(row => ids.Contains(row.LearnerId))
            .LoadAsync(cancellationToken);
        return new CourseHistory(
        [
            .. db.Completions.Local.Where(row => row.CourseId == courseId && row.CourseVersion == courseVersion
                && ids.Contains(row.LearnerId)),
        ]);
    }

    internal void Add(Completion granted) => completions.Add(granted);

    internal Completion? Latest(Person person) => Of(person)
        .Where(completion => completion.ReversedAt is null).MaxBy(completion => completion.Cycle);

    /// <returns>The cycle that is open, and the evidence that counts for it; null where the course is done.</returns>
    internal (int Cycle, IReadOnlyList<FoundEvidence> Evidence)? Open(
        Person person, CompletionRule rule, IEnumerable<FoundEvidence> found)
    {
        var latest = Latest(person);
        if (latest is not null && rule.RenewalMonths is null)
            return null;

        var opens = latest?.CompletedAt.AddMonths(rule.RenewalMonths ?? 0);
        var refuted = Of(person).Where(completion => completion.ReversedAt is not null)
            .SelectMany(completion => completion.Evidence).Select(evidence => evidence.Id).ToHashSet();
        return (
            (latest?.Cycle ?? 0) + 1,
            [.. found.Where(one => !refuted.Contains(one.Id) && (opens is null || one.At >= opens))]);
    }

    private IEnumerable<Completion> Of(Person person) =>
        completions.Where(completion => person.Ids.Contains(completion.LearnerId));
}
