namespace Platform.Courses.Practice;

/// <summary>
/// What somebody did, so that help with it and doing it alone can be recognised as the same thing: the public service
/// where one is named, else the task, else what was said at the counter.
/// </summary>
internal static class Subject
{
    internal static string Of(string? procedureCode, PracticeTask task) =>
        OfProcedure(procedureCode) ?? $"task:{task.Code}";

    internal static string Of(string? procedureCode, PracticeTask? task, string topicCode, string applicationCode) =>
        task is not null ? Of(procedureCode, task)
        : OfProcedure(procedureCode) ?? $"topic:{topicCode}:{applicationCode}";

    private static string? OfProcedure(string? code) => code is null ? null : $"procedure:{code}";
}
