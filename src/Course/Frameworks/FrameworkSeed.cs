using Microsoft.EntityFrameworkCore;

namespace Platform.Courses.Frameworks;

/// <summary>The frameworks every province starts with; those of the ministries cannot be had as data yet.</summary>
internal static class FrameworkSeed
{
    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<CourseDbContext>();
        var known = await db.Frameworks.Select(framework => new { framework.Code, framework.Version })
            .ToHashSetAsync(cancellationToken);
        var documents = await SeedFile.Read<FrameworkDocument[]>("frameworks.json", cancellationToken);
        db.Frameworks.AddRange(documents
            .Where(document => !known.Contains(new { document.Code, document.Version }))
            .Select(document => Framework.Of(document, ownerAreaId: null)));
    }
}
