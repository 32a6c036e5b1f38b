using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Messaging;

namespace Platform.Certifications.Recognitions;

/// <summary>Loads a home, lets it decide, and publishes what changed.</summary>
internal static class Recogniser
{
    /// <summary>
    /// A certificate and the membership of its holder may arrive at the same moment, each without seeing the other.
    /// Both take this lock first, so that the later one sees the earlier.
    /// </summary>
    internal static Task HoldLearner(CertificationDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtextextended({"recognition:" + learnerId}, 0))", cancellationToken);

    /// <summary>The home as it is once its row is held; what belongs to it is read after the lock, not with it.</summary>
    internal static async Task<Home?> Hold(CertificationDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var home = await db.Homes.FromSql($"SELECT * FROM homes WHERE id = {id} FOR NO KEY UPDATE")
            .SingleOrDefaultAsync(cancellationToken);
        if (home is null)
            return null;

        await db.HomeMembers.Where(member => member.HomeId == id).LoadAsync(cancellationToken);
        await db.HomeGuides.Where(guide => guide.HomeId == id).LoadAsync(cancellationToken);
        await db.Recognitions.Where(recognition => recognition.HomeId == id).LoadAsync(cancellationToken);
        return home;
    }

    internal static async Task Decide(
        CertificationDbContext db, Home home, string cause, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var identities = home.Members.SelectMany(member => member.Identities).ToArray();
        var certified = await db.Certificates.AsNoTracking()
            .Where(c => c.Status == CertificateStatus.Valid && identities.Contains(c.LearnerId))
            .Select(c => c.LearnerId).ToHashSetAsync(cancellationToken);
        foreach (var evt in home.Decide(certified, cause, now))
            db.AddEvent(evt);
    }
}
