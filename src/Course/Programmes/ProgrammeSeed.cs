using Microsoft.EntityFrameworkCore;

namespace Platform.Courses.Programmes;

/// <summary>Programmes that every province has. A published version stays; a change is a new one.</summary>
internal static class ProgrammeSeed
{
    private sealed record Entry(Guid Id, string Code, VersionEntry[] Versions);

    private sealed record VersionEntry(DateTimeOffset PublishedAt, ProgrammeContent Content);

    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<CourseDbContext>();
        foreach (var entry in await SeedFile.Read<Entry[]>("programmes.json", cancellationToken))
        {
            var programme = await db.Programmes.Include(programme => programme.Versions)
                .SingleOrDefaultAsync(programme => programme.Id == entry.Id, cancellationToken);
            if (programme is null)
                db.Programmes.Add(programme = new Programme { Id = entry.Id, Code = entry.Code });
            foreach (var version in entry.Versions.Skip(programme.NewestVersion))
                programme.Publish(version.Content, version.PublishedAt);
        }
    }
}
