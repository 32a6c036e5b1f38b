using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Courses.Imports;

/// <summary>
/// Sources and equivalences every province starts with, after the courses were seeded. Adds what is missing.
/// </summary>
internal static class CompletionSourceSeed
{
    private sealed record Document(CompletionSource[] Sources, EquivalenceEntry[] Equivalences);

    private sealed record EquivalenceEntry(
        string Source, string ExternalCourse, int Version, string Course, int CourseVersion, DateOnly ValidFrom,
        string Basis);

    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var file = typeof(CompletionSourceSeed).Assembly
            .GetManifestResourceStream("completion-sources.json")!;
        var document = (await JsonSerializer.DeserializeAsync<Document>(file, Json.Commands, cancellationToken))!;
        var db = services.GetRequiredService<CourseDbContext>();
        foreach (var source in document.Sources)
        {
            if (await db.CompletionSources.FindAsync([source.Code], cancellationToken) is null)
                db.CompletionSources.Add(source);
        }

        foreach (var entry in document.Equivalences)
            await Add(db, entry, cancellationToken);
    }

    private static async Task Add(CourseDbContext db, EquivalenceEntry entry, CancellationToken cancellationToken)
    {
        object[] key = [entry.Source, entry.ExternalCourse, entry.Version];
        if (await db.CourseEquivalences.FindAsync(key, cancellationToken) is not null)
            return;

        db.CourseEquivalences.Add(new CourseEquivalence
        {
            Source = entry.Source,
            ExternalCourse = entry.ExternalCourse,
            Version = entry.Version,
            CourseId = await IdOf(db, entry.Course, cancellationToken),
            CourseVersion = entry.CourseVersion,
            ValidFrom = entry.ValidFrom,
            Basis = entry.Basis,
        });
    }

    /// <summary>On a new database the courses are part of the same unit of work.</summary>
    private static async Task<Guid> IdOf(CourseDbContext db, string code, CancellationToken cancellationToken)
    {
        var course = db.Courses.Local.SingleOrDefault(course => course.Code == code)
            ?? await db.Courses.SingleAsync(course => course.Code == code, cancellationToken);
        return course.Id;
    }
}
