using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;

namespace Platform.Insights.Progress;

/// <summary>
/// A session whose roll-call is closed, and how many were there at that moment; what its points report since then goes
/// before it.
/// </summary>
internal sealed class SessionFact
{
    public Guid SessionId { get; private set; }

    public Guid ClassId { get; private set; }

    public Guid AreaId { get; private set; }

    public DateTimeOffset HeldAt { get; private set; }

    public int Named { get; private set; }

    public int Unnamed { get; private set; }

    internal static Task Apply(InsightsDbContext db, SessionClosed evt, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into sessions (session_id, class_id, area_id, held_at, named, unnamed)
            values ({evt.SessionId}, {evt.ClassId}, {evt.AreaId}, {evt.HeldAt}, {evt.Named}, {evt.Unnamed})
            on conflict (session_id) do nothing
            """,
            cancellationToken);
}
