using System.Text.Json;
using Platform.ServiceDefaults;

namespace Platform.Courses.Practice;

/// <summary>The tasks and rules that come with a release. Adds what is missing, changes nothing.</summary>
internal static class PracticeSeed
{
    private sealed record TaskEntry(
        string Code, int Version, TaskKind Kind, string Vi, string En, string PlainVi, string PlainEn, string VoiceVi,
        string[] Skills, string[] Topics);

    private sealed record Document(string Framework, string Source, PracticeRule[] Rules, TaskEntry[] Tasks);

    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        var document = await Read(cancellationToken);
        var db = services.GetRequiredService<CourseDbContext>();
        foreach (var rule in document.Rules)
        {
            if (await db.PracticeRules.FindAsync([rule.Version], cancellationToken) is null)
                db.PracticeRules.Add(rule);
        }

        foreach (var task in document.Tasks)
        {
            if (await db.PracticeTasks.FindAsync([task.Code, task.Version], cancellationToken) is null)
                db.PracticeTasks.Add(ToTask(document, task));
        }
    }

    private static async Task<Document> Read(CancellationToken cancellationToken)
    {
        await using var file = typeof(PracticeSeed).Assembly.GetManifestResourceStream("practice-tasks.json")!;
        return (await JsonSerializer.DeserializeAsync<Document>(file, Json.Commands, cancellationToken))!;
    }

    private static PracticeTask ToTask(Document document, TaskEntry task) => new()
    {
        Code = task.Code,
        Version = task.Version,
        Kind = task.Kind,
        TitleVi = task.Vi,
        TitleEn = task.En,
        PlainVi = task.PlainVi,
        PlainEn = task.PlainEn,
        VoiceVi = task.VoiceVi,
        SkillCodes = [.. task.Skills.Select(skill => $"{document.Framework}/{skill}")],
        Topics = task.Topics,
        Source = document.Source,
    };
}
