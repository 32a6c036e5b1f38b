using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Bulletins;

/// <param name="Id">Identity of the bulletin.</param>
/// <param name="AreaId">The unit that gives it out.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="HasAudio">Whether there is a recording.</param>
/// <param name="Revision">How often text or recording were given, from 1.</param>
/// <param name="EditedBy">Who gave them last. <example>https://id.example|a81f</example></param>
/// <param name="State">Whether what stands there may be aired.</param>
/// <param name="ApprovedBy">Who approved it. <example>https://id.example|a81f</example></param>
/// <param name="ApprovedAt">When.</param>
public sealed record BulletinItem(
    Guid Id, Guid AreaId, string Title, string Language, bool HasAudio, int Revision, string EditedBy,
    BulletinState State, string? ApprovedBy, DateTimeOffset? ApprovedAt)
{
    internal static BulletinItem Of(Bulletin b) => new(
        b.Id, b.AreaId, b.Title, b.Language, b.HasAudio, b.Revision, b.EditedBy, b.State, b.ApprovedBy, b.ApprovedAt);
}

internal static class BulletinScope
{
    /// <summary>Those of the caller&apos;s units, and those of others that are to be aired there.</summary>
    internal static IQueryable<Bulletin> VisibleTo(
        this IQueryable<Bulletin> bulletins, AreaScope scope, NotificationDbContext db) =>
        bulletins.Where(bulletin =>
            db.Areas.Any(area => area.Id == bulletin.AreaId && area.Path.Contains(scope.AreaId))
            || db.BulletinAirings.Within(scope, db).Any(airing => airing.BulletinId == bulletin.Id));
}
