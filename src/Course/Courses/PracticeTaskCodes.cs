namespace Platform.Courses.Courses;

/// <summary>The real-life tasks that a course may lead to.</summary>
internal static class PracticeTaskCodes
{
    internal static async Task<IEnumerable<string>> Known(string[] codes, CancellationToken cancellationToken) =>
        (await SeedFile.Read<string[]>("practice-task-codes.json", cancellationToken)).Intersect(codes);
}
