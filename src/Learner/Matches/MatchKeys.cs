using Microsoft.Extensions.Options;
using Platform.Learners.Privacy;

namespace Platform.Learners.Matches;

/// <summary>The keys that other platforms share with this service alone, by source.</summary>
internal sealed class MatchKeys(IOptions<LearnerOptions> options)
{
    private readonly Dictionary<string, byte[]> keys = options.Value.MatchKeys.ToDictionary(
        entry => entry.Key, entry => Convert.FromBase64String(entry.Value), StringComparer.Ordinal);

    public IReadOnlyDictionary<string, byte[]> BySource => keys;

    /// <summary>Tells keys apart and tells nothing of them.</summary>
    public Dictionary<string, string> Fingerprints() => keys.ToDictionary(
        entry => entry.Key,
        entry => Convert.ToHexStringLower(MasterKey.Derive(entry.Value, "fingerprint").AsSpan(0, 8)));
}
