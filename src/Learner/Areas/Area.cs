using System.Security.Cryptography;
using System.Text;
using Platform.Contracts.Learners.V1;

namespace Platform.Learners.Areas;

/// <summary>
/// An administrative unit. Its identity outlives its codes and names, which are dated versions: seven province codes
/// and about 1,790 commune codes name another place since 1 July 2025.
/// </summary>
internal sealed class Area
{
    public Guid Id { get; private init; }

    public Guid? ParentId { get; private init; }

    public AreaLevel Level { get; private init; }

    /// <summary>Identities from the province down to this unit itself.</summary>
    public Guid[] Path { get; private init; } = [];

    /// <summary>Counts the events of this area.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private init; }

    public List<AreaVersion> Versions { get; } = [];

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

    /// <param name="parent">The unit above; none for a province.</param>
    /// <param name="type">A type of the level, <c>xa</c>.</param>
    /// <param name="code">National code; none for a village.</param>
    /// <param name="name">Full name with its type, cleaned.</param>
    /// <param name="validFrom">First day of this code and name.</param>
    /// <param name="decree">The decision that made it.</param>
    public static Area Register(
        Area? parent, string type, string? code, string name, DateOnly validFrom, string? decree)
    {
        var level = parent is null ? AreaLevel.Province : parent.Level.Below()!.Value;
        var id = IdentityOf(level, code ?? $"{parent?.Id}:{name}", validFrom);
        var area = new Area { Id = id, ParentId = parent?.Id, Level = level, Path = [.. parent?.Path ?? [], id] };
        area.Versions.Add(area.NewVersion(type, code, name, validFrom, decree));
        return area;
    }

    /// <summary>The unit changed its name or type by decree and stays the same unit.</summary>
    public void ChangeName(string type, string name, DateOnly validFrom, string? decree)
    {
        var last = Versions[^1];
        Versions[^1] = NewVersion(last.Type, last.Code, last.Name, last.ValidFrom, last.Decree, validFrom);
        Versions.Add(NewVersion(type, last.Code, name, validFrom, decree));
    }

    public AreaVersion AsOf(DateOnly date) =>
        Versions.Single(version => version.ValidFrom <= date && (version.ValidTo is null || version.ValidTo > date));

    /// <summary>
    /// Tells the other services of this area as it is named on <paramref name="version"/>&apos;s dates.
    /// </summary>
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

    private AreaVersion NewVersion(
        string type, string? code, string name, DateOnly validFrom, string? decree, DateOnly? validTo = null) => new()
        {
            Id = Guid.CreateVersion7(),
            AreaId = Id,
            ParentId = ParentId,
            Level = Level,
            Type = type,
            Code = code,
            Name = name,
            FoldName = VietnameseText.Fold(name),
            ValidFrom = validFrom,
            ValidTo = validTo,
            Decree = decree,
        };
}
