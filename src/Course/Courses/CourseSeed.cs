using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Courses.Courses;

/// <summary>
/// Courses, templates, quizzes and pass rules that every province starts with. Adds what is missing, changes nothing:
/// a published version stays as it was published, and a correction is a new version in the file.
/// </summary>
internal static class CourseSeed
{
    private sealed record CourseEntry(Guid Id, string Code, VersionEntry[] Versions, RuleEntry[] PassRules);

    private sealed record VersionEntry(
        int Number, string TitleVi, string TitleEn, int DurationMinutes, Question[] Questions);

    private sealed record RuleEntry(
        int Version, int PassPercent, int AttemptsPerClass, string Source, DateTimeOffset ValidFrom);

    private sealed record TemplateEntry(string Code, string Course, int CourseVersion);

    private sealed record Document(CourseEntry[] Courses, TemplateEntry[] Templates);

    /// <summary>Adds the missing rows to the context of the scope; whoever migrates saves them.</summary>
    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        var document = await Read(cancellationToken);
        var db = services.GetRequiredService<CourseDbContext>();
        foreach (var entry in document.Courses)
            await AddCourse(db, entry, cancellationToken);
        foreach (var entry in document.Templates)
            await AddTemplate(db, document, entry, cancellationToken);
        if (db.ChangeTracker.HasChanges())
            Log.ReferenceDataAdded(services.GetRequiredService<ILogger<Course>>(), document.Courses.Length);
    }

    private static async Task<Document> Read(CancellationToken cancellationToken)
    {
        await using var file = typeof(CourseSeed).Assembly.GetManifestResourceStream("reference-data.json")!;
        return (await JsonSerializer.DeserializeAsync<Document>(file, Json.Commands, cancellationToken))!;
    }

    private static async Task AddCourse(CourseDbContext db, CourseEntry entry, CancellationToken cancellationToken)
    {
        var course = await db.Courses.Include(course => course.Versions)
            .SingleOrDefaultAsync(course => course.Id == entry.Id, cancellationToken);
        if (course is null)
            db.Courses.Add(course = new Course { Id = entry.Id, Code = entry.Code });

        foreach (var version in entry.Versions)
        {
            var published = course.Publish(new CourseVersion
            {
                CourseId = entry.Id,
                Number = version.Number,
                TitleVi = version.TitleVi,
                TitleEn = version.TitleEn,
                DurationMinutes = version.DurationMinutes,
            });
            if (published)
                db.Quizzes.Add(new Quiz(entry.Id, version.Number, version.Questions));
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
            DurationMinutes = version.DurationMinutes,
        });
    }
}
