using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Certifications.Learners;
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

    /// <summary>The home as it is once its row is held; what belongs to it is read after the lock.</summary>
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
        foreach (var evt in home.Decide(await db.Certified(home, cancellationToken), cause, now))
            db.AddEvent(evt);
    }

    /// <summary>
    /// Members who hold a valid certificate under any of their registrations, or one that is just being corrected.
    /// </summary>
    internal static async Task<HashSet<Guid>> Certified(
        this CertificationDbContext db, Home home, CancellationToken cancellationToken)
    {
        HashSet<Guid> certified = [];
        foreach (var id in home.Members.Where(member => member.IsPresent).Select(member => member.LearnerId)
            .OfType<Guid>())
        {
            var registrations = await db.PersonIds(id, cancellationToken);
            if (await db.Certificates.AnyAsync(
                c => registrations.Contains(c.LearnerId) && (c.Status == CertificateStatus.Valid
                    || (c.Status == CertificateStatus.Pending && c.IssueNo > 1)), cancellationToken))
                certified.Add(id);
        }

        return certified;
    }

    /// <summary>The homes a person lives in are judged anew: a certificate came or went, or two were one.</summary>
    internal static async Task JudgeHomesOf(
        this CertificationDbContext db, IEnumerable<Guid> learnerIds, string cause, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var registrations = learnerIds.ToHashSet();
        foreach (var id in registrations.ToArray())
            registrations.UnionWith(await db.PersonIds(id, cancellationToken));
        foreach (var id in registrations.Order())
            await HoldLearner(db, id, cancellationToken);

        var homes = await db.HomeMembers
            .Where(member => member.LearnerId != null && registrations.Contains(member.LearnerId.Value))
            .Select(member => member.HomeId).Distinct().Order().ToListAsync(cancellationToken);
        foreach (var homeId in homes)
        {
            if (await Hold(db, homeId, cancellationToken) is { } home)
                await Decide(db, home, cause, now, cancellationToken);
        }
    }
}
