using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Partners.V1;
using Platform.Messaging;

namespace Platform.Courses.Sessions;

/// <summary>
/// What the operator says of the link of a session. Reports come in any order and more than once; one on somebody
/// else's session is left alone.
/// </summary>
internal sealed class SessionLinkConsumer(
    CourseDbContext db, TimeProvider time, ILogger<SessionLinkConsumer> logger) : IConsumer<SessionLinkReported>
{
    public async Task Consume(ConsumeContext<SessionLinkReported> context)
    {
        var evt = context.Message;
        var session = await db.Sessions.Locked(evt.SessionId).SingleOrDefaultAsync(context.CancellationToken);
        if (session?.TakesLink(evt.PartnerId, evt.Sequence) is not true)
        {
            Log.LinkIgnored(logger, evt.SessionId, evt.PartnerId);
            return;
        }

        if (session.TakeLink(evt.Sequence, evt.JoinUrl, evt.ReasonCode, time.GetUtcNow()) is { } ready)
            db.AddEvent(ready);
        Log.LinkAttached(logger, session.Id, evt.PartnerId);
    }
}
