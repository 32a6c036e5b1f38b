using Microsoft.EntityFrameworkCore;
using Platform.Messaging;

namespace Platform.Courses.Signals;

internal static class SignalRaising
{
    /// <summary>
    /// Raises a signal where what is observed reaches the rule of its kind, once for each subject. Call in a
    /// transaction: two who see the same thing at the same moment raise one.
    /// </summary>
    internal static async Task Raise(
        this CourseDbContext db, SignalKind kind, string subject, int observed, SignalPlace place, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var rule = await db.SignalRule(kind, now, cancellationToken);
        if (observed < rule.Value.AtLeast)
            return;

        var name = $"signal:{kind}:{subject}";
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({name}, 0))", cancellationToken);
        if (await db.Signals.AnyAsync(known => known.Kind == kind && known.Subject == subject, cancellationToken))
            return;

        var (signal, raised) = Signal.Raise(kind, subject, observed, rule, place, now);
        db.Signals.Add(signal);
        db.AddEvent(raised);
    }
}
