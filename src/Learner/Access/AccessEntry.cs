using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Learners.Access;

/// <summary>What somebody did with data of people. Names as stored and as shown.</summary>
public enum AccessAction
{
    View,
    List,
    Compare,
    Export,

    /// <summary>The whole citizen id.</summary>
    Reveal,
}

/// <summary>
/// Who saw whom, when and why: ids only. Written before the data leaves; never changed. Its order and its content are
/// fixed by an <see cref="AccessSeal"/> a moment later.
/// </summary>
internal sealed class AccessEntry
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    /// <summary>The program the actor used.</summary>
    public required string Client { get; init; }

    public required AccessAction Action { get; init; }

    /// <summary>Code of the purpose.</summary>
    public required string Purpose { get; init; }

    /// <summary>In words, where the action needs one.</summary>
    public string? Reason { get; init; }

    public required Guid[] SubjectIds { get; init; }

    /// <summary>The area of the actor.</summary>
    public required Guid AreaId { get; init; }

    public string? TraceId { get; init; }

    /// <summary>As precise as PostgreSQL keeps it.</summary>
    private long Microseconds => (At - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The hash that this entry has behind another one: over every field, in one spelling.</summary>
    public byte[] HashBehind(byte[] previous)
    {
        string[] fields =
        [
            $"{Id:N}", Microseconds.ToString(CultureInfo.InvariantCulture), Actor, Client, $"{Action}",
            Purpose, Reason ?? "", string.Join(',', SubjectIds.Select(id => id.ToString("N"))), $"{AreaId:N}",
            TraceId ?? "",
        ];

        // Lengths first: no two entries may read the same by shifting text from one field into the next.
        var text = string.Concat(fields.Select(field => $"{field.Length}:{field};"));
        return SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(text)]);
    }
}

/// <summary>An entry that is not in the chain yet; written by a trigger in the entry's own transaction.</summary>
internal sealed class UnsealedAccess
{
    public required Guid EntryId { get; init; }
}

/// <summary>A link of the chain: the entry at this place, and the hash over it and everything before it.</summary>
internal sealed class AccessSeal
{
    public static readonly byte[] Genesis = new byte[SHA256.HashSizeInBytes];

    public required long Seq { get; init; }

    public required Guid EntryId { get; init; }

    public required byte[] PreviousHash { get; init; }

    public required byte[] Hash { get; init; }
}

/// <summary>
/// A place the chain has been at: it may only have grown since. Also where it begins, once its oldest part was dropped.
/// </summary>
internal sealed class AccessCheckpoint
{
    public required Guid Id { get; init; }

    public required long Seq { get; init; }

    public required byte[] Hash { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Everything up to here has reached its age and is gone.</summary>
    public bool Pruned { get; init; }
}
