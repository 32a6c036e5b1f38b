using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Courses.Courses;

/// <summary>
/// Courses, templates, quizzes and rules that every province starts with. Adds what is missing, changes nothing: a
/// published version stays as it was published, and a correction is a new version in the file.
/// </summary>
internal static class CourseSeed
{
    private sealed record CourseEntry(
        Guid Id, string Code, CourseKind Kind, VersionEntry[] Versions, RuleEntry[] PassRules);

    private sealed record VersionEntry(int Number, CourseContent Content);

    private sealed record RuleEntry(
        int Version, int PassPercent, int AttemptsPerClass, string Source, DateTimeOffset ValidFrom);

    private sealed record TemplateEntry(string Code, string Course, int CourseVersion, Slot[] Slots);

    private sealed record Document(CourseEntry[] Courses, TemplateEntry[] Templates);

    /// <summary>Adds the missing rows to the context of the scope; whoever migrates saves them.</summary>
    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<CourseDbContext>();
        var document = await SeedFile.Read<Document>("reference-data.json", cancellationToken);
        foreach (var rule in await SeedFile.Read<PublishingRule[]>("publishing-rules.json", cancellationToken))
        {
            if (await db.PublishingRules.FindAsync([rule.Kind, rule.Version], cancellationToken) is null)
                db.PublishingRules.Add(rule);
        }

        foreach (var entry in document.Courses)
            await AddCourse(db, entry, cancellationToken);
        foreach (var entry in document.Templates)
            await AddTemplate(db, document, entry, cancellationToken);
        if (db.ChangeTracker.HasChanges())
            Log.ReferenceDataAdded(services.GetRequiredService<ILogger<Course>>(), document.Courses.Length);
    }

    private static async Task AddCourse(CourseDbContext db, CourseEntry entry, CancellationToken cancellationToken)
    {
        var course = await db.Courses.Include(course => course.Versions)
            .SingleOrDefaultAsync(course => course.Id == entry.Id, cancellationToken);
        if (course is null)
            db.Courses.Add(course = new Course { Id = entry.Id, Code = entry.Code, Kind = entry.Kind });

        foreach (var (number, content) in entry.Versions)
        {
            if (course.Publish(number, content) is not null)
                db.Quizzes.Add(new Quiz(entry.Id, number, content.Questions.Select(question => question.ToQuestion())));
            else
                course.Versions.Single(version => version.Number == number).LinkOnce(content);
        }

        foreach (var rule in entry.PassRules)
        {
            if (await db.PassRules.FindAsync([entry.Id, rule.Version], cancellationToken) is null)
                db.PassRules.Add(new PassRule
                {
                    CourseId = entry.Id,
                    Version = rule.Version,
                    PassPercent = rule.PassPercent,
                    AttemptsPerClass = rule.AttemptsPerClass,
                    Source = rule.Source,
                    ValidFrom = rule.ValidFrom,
                });
        }
    }

    private static async Task AddTemplate(
        CourseDbContext db, Document document, TemplateEntry entry, CancellationToken cancellationToken)
    {
        if (await db.ClassTemplates.FindAsync([entry.Code], cancellationToken) is not null)
            return;

        var course = document.Courses.Single(course => course.Code == entry.Course);
        var version = course.Versions.Single(version => version.Number == entry.CourseVersion);
        db.ClassTemplates.Add(new ClassTemplate
        {
            Code = entry.Code,
            CourseId = course.Id,
            CourseVersion = version.Number,
            DurationMinutes = version.Content.DurationMinutes,
            Slots = [.. entry.Slots.Select(Codes.Of)],
        });
    }
}
