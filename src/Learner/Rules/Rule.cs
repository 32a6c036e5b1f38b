using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Learners.Rules;

/// <summary>
/// A number or a list that a decree or the movement sets, and may set otherwise tomorrow. Versions are only added: a
/// result names the version it was made with.
/// </summary>
internal sealed class Rule
{
    public required string Code { get; init; }

    public required int Version { get; init; }

    public required JsonElement Value { get; init; }

    public required string LegalBasis { get; init; }

    /// <summary>Where the value was read, and whether somebody checked it there.</summary>
    public required string Source { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The first day after it.</summary>
    [JsonInclude]
    public DateOnly? ValidTo { get; private set; }

    /// <summary>A later version takes its place on that day.</summary>
    public void EndOn(DateOnly day) => ValidTo = day;
}
