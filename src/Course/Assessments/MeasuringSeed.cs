using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Papers;
using Platform.Courses.QuestionBanks;
using Platform.ServiceDefaults;

namespace Platform.Courses.Assessments;

/// <summary>The questions and blueprints every province starts with: adds what is missing, changes nothing.</summary>
internal static class MeasuringSeed
{
    private sealed record BankEntry(string Skill, QuestionContent[] Questions);

    private sealed record Document(BankEntry[] Banks, BlueprintContent[] Blueprints);

    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var file = typeof(MeasuringSeed).Assembly.GetManifestResourceStream("measuring.json")!;
        var document = (await JsonSerializer.DeserializeAsync<Document>(file, Json.Commands, cancellationToken))!;
        var db = services.GetRequiredService<CourseDbContext>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var skills = await db.QuestionBanks.Where(bank => bank.OwnerAreaId == null).Select(bank => bank.Skill)
            .ToHashSetAsync(cancellationToken);
        db.QuestionBanks.AddRange(document.Banks.Where(bank => !skills.Contains(bank.Skill))
            .Select(bank => QuestionBank.Open(bank.Skill, ownerAreaId: null, bank.Questions, now)));
        var codes = await db.Blueprints.Select(blueprint => blueprint.Code).ToHashSetAsync(cancellationToken);
        db.Blueprints.AddRange(document.Blueprints.Where(blueprint => !codes.Contains(blueprint.Code))
            .Select(blueprint => Blueprint.Of(blueprint, ownerAreaId: null, version: 1, now)));
    }
}
