using Microsoft.AspNetCore.Http.HttpResults;

namespace Platform.Learners.Sensitive;

/// <summary>
/// How many people something sensitive is kept of, against the number from which the law calls it core data. A number
/// about the whole installation, and about nobody.
/// </summary>
internal static class GetCoreData
{
    /// <param name="Subjects">People with at least one sensitive tag, each once.</param>
    /// <param name="WarnAt">From here on it is time to prepare.</param>
    /// <param name="AlarmAt">From here on it is core data.</param>
    /// <param name="State">Where the count stands.</param>
    /// <param name="RuleVersion">Version of the rule <c>sensitive-subjects</c>.</param>
    public sealed record Response(long Subjects, int WarnAt, int AlarmAt, CoreDataState State, int RuleVersion);

    internal static async Task<Ok<Response>> Handle(CoreData coreData, CancellationToken cancellationToken)
    {
        var reading = await coreData.Read(cancellationToken);
        return TypedResults.Ok(new Response(
            reading.Subjects, reading.Thresholds.Warn, reading.Thresholds.Alarm, reading.State, reading.RuleVersion));
    }
}
