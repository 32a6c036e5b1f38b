using System.Text.Json;
using Platform.ServiceDefaults;

namespace Platform.Courses.Completions;

/// <summary>The rules every province starts with. Adds what is missing and changes nothing.</summary>
internal static class CompletionRuleSeed
{
    private sealed record Document(CompletionRule[] Rules);

    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var file = typeof(CompletionRuleSeed).Assembly.GetManifestResourceStream("completion-rules.json")!;
        var document = (await JsonSerializer.DeserializeAsync<Document>(file, Json.Commands, cancellationToken))!;
        var db = services.GetRequiredService<CourseDbContext>();
        foreach (var rule in document.Rules)
        {
            if (await db.CompletionRules.FindAsync([rule.Code, rule.Version], cancellationToken) is null)
                db.CompletionRules.Add(rule);
        }
    }
}
