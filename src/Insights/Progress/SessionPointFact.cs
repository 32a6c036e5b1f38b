using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;

namespace Platform.Insights.Progress;

/// <summary>
/// How many were at a point of a session. Names are added and heads counted anew long after the session was closed, so
/// the newest report holds, whatever the order in which they come.
/// </summary>
internal sealed class SessionPointFact
{
    public Guid PointId { get; private set; }

    public Guid SessionId { get; private set; }

    public Guid AreaId { get; private set; }

    public int Named { get; private set; }

    public int Unnamed { get; private set; }

    /// <summary>Version of the newest report seen.</summary>
    public long Version { get; private set; }

    internal static Task Apply(InsightsDbContext db, SessionPointReported evt, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into session_points (point_id, session_id, area_id, named, unnamed, version)
            values ({evt.PointId}, {evt.SessionId}, {evt.AreaId}, {evt.Named}, {evt.Unnamed}, {evt.Version})
            on conflict (point_id) do update
            set named = excluded.named, unnamed = excluded.unnamed, version = excluded.version
            where session_points.version < excluded.version
            """,
            cancellationToken);
}
