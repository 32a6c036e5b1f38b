using System.Security.Cryptography;
using System.Text;
using Platform.Contracts.Learners.V1;
using Platform.ServiceDefaults;

namespace Platform.Learners.Areas;

/// <summary>
/// An administrative unit. Its identity outlives its codes and names, which are dated versions: seven province codes
/// and about 1,790 commune codes name another place since 1 July 2025. State, path and parent are what the versions and
/// the successions say for today; <see cref="AreaMap"/> keeps them.
/// </summary>
internal sealed class Area
{
    public Guid Id { get; private init; }

    public Guid? ParentId { get; private set; }

    public AreaLevel Level { get; private init; }

    public AreaState State { get; private set; }

    /// <summary>
    /// Who may see the people of this unit: the units above it today from the province down, then the former units it
    /// once belonged to, last itself. Not a measure of depth.
    /// </summary>
    public Guid[] Path { get; private set; } = [];

    /// <summary>The version the other services know.</summary>
    public Guid? VersionId { get; private set; }

    /// <summary>Counts the events of this area; 0 before it was told of.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private init; }

    public List<AreaVersion> Versions { get; } = [];

    public IEnumerable<AreaVersion> Live =>
        Versions.Where(version => version.IsLive).OrderBy(version => version.ValidFrom);

    /// <summary>
    /// The same unit always gets the same identity, on every installation and however often it is registered: from its
    /// national code, or from its parent and name where it has none, and the first day it existed.
    /// </summary>
    public static Guid IdentityOf(AreaLevel level, string code, DateOnly validFrom)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"bdhvs:area:{level.Code()}:{code}:{validFrom:yyyy-MM-dd}"));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80); // version 8: a UUID of our own making (RFC 9562)
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    /// <summary>The identity of a unit without a national code, which lies in its parent and its name.</summary>
    public static Guid IdentityOf(AreaLevel level, Guid parentId, string name, DateOnly validFrom) =>
        IdentityOf(level, $"{parentId}:{name}", validFrom);

    /// <summary>A unit nobody was told of yet.</summary>
    public static Area New(Guid id, AreaLevel level, Guid? parentId) => new()
    {
        Id = id,
        Level = level,
        ParentId = parentId,
        Path = [id],
        State = AreaState.Future,
    };

    /// <param name="parent">The unit above.</param>
    /// <param name="facts">Type, code, name and dates as they were sent.</param>
    /// <param name="now">When it is recorded.</param>
    public static Area Register(Area parent, AreaFacts facts, DateTimeOffset now)
    {
        var level = parent.Level.Below()!.Value;
        var id = facts.Code is { } code
            ? IdentityOf(level, code, facts.ValidFrom)
            : IdentityOf(level, parent.Id, facts.Name, facts.ValidFrom);
        var area = New(id, level, parent.Id);
        area.Path = [.. parent.Path, id];
        area.State = facts.ValidFrom > VietnamTime.DateOf(now) ? AreaState.Future : AreaState.Active;
        area.VersionId = area.Add(facts with { ParentId = parent.Id }, now).Id;
        return area;
    }

    public AreaVersion Add(AreaFacts facts, DateTimeOffset now, Guid? reorganisationId = null)
    {
        var version = new AreaVersion
        {
            AreaId = Id,
            ParentId = facts.ParentId,
            Level = Level,
            Type = facts.Type,
            Code = facts.Code,
            Name = facts.Name,
            FoldName = VietnameseText.Fold(facts.Name),
            Qualifier = facts.Qualifier,
            ValidFrom = facts.ValidFrom,
            ValidTo = facts.ValidTo,
            Change = facts.Change,
            Decree = facts.Decree,
            ReorganisationId = reorganisationId,
            RecordedAt = now,
        };
        Versions.Add(version);
        return version;
    }

    /// <summary>Tells the other services of this area for the first time.</summary>
    public AreaRegistered Announce(AreaVersion version, DateTimeOffset now) => new()
    {
        AreaId = Id,
        Version = ++Version,
        OccurredAt = now,
        ParentId = ParentId,
        Path = Path,
        Level = Level.Code(),
        Type = version.Type,
        Code = version.Code,
        Name = version.Name,
        ValidFrom = version.ValidFrom,
    };

    /// <summary>Tells the others which flags this area bears, and when.</summary>
    public AreaFlagsChanged TellFlags(IEnumerable<AreaFlag> flags, DateTimeOffset now)
    {
        var dated = flags.OrderBy(flag => flag.ValidFrom).ThenBy(flag => flag.Flag, StringComparer.Ordinal).ToList();
        return new AreaFlagsChanged
        {
            AreaId = Id,
            Version = ++Version,
            OccurredAt = now,
            Flags = [.. dated.Select(flag => flag.Flag)],
            ValidFrom = [.. dated.Select(flag => flag.ValidFrom)],
            ValidTo = [.. dated.Select(flag => flag.ValidTo ?? DateOnly.MaxValue)],
        };
    }
}

/// <summary>What a decree says of a unit for a span of dates.</summary>
internal sealed record AreaFacts(
    Guid? ParentId, string Type, string? Code, string Name, DateOnly ValidFrom, DateOnly? ValidTo = null,
    string? Decree = null, AreaChange Change = AreaChange.Registered, string Qualifier = "");
