using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Platform.Contracts;

namespace Platform.Messaging;

/// <summary>What Messaging itself keeps of a person, for the service that has to erase that person.</summary>
public static class PersonalData
{
    /// <summary>
    /// Erases, inside the caller&apos;s transaction, what was sent, received and answered about a person: archived and
    /// parked events with personal data, and the bodies of answers that name the person. Such an answer is still given
    /// again, empty: the key stays taken, so that nothing is done twice. What has not been sent yet is left alone, for
    /// a gap in the versions would stop every reader in order; come again when it is gone.
    /// </summary>
    /// <param name="db">The service&apos;s DbContext.</param>
    /// <param name="aggregateType">Kind of the aggregate that is the person, <c>learner</c>.</param>
    /// <param name="id">Identity of the person.</param>
    /// <param name="cancellationToken">Cancels the statements.</param>
    /// <returns>False where events of the person still wait to be sent: nothing was erased.</returns>
    public static async Task<bool> ForgetAsync(
        this DbContext db, string aggregateType, Guid id, CancellationToken cancellationToken)
    {
        var (aggregateId, types) = (id.ToString(), PersonalTypes(db, aggregateType));
        var waiting = await db.Database.SqlQuery<bool>($"""
            select exists (select from messaging.outbox
              where aggregate_type = {aggregateType} and aggregate_id = {aggregateId})
              or exists (select from messaging.outbox_parked where state = 'parked'
                and aggregate_type = {aggregateType} and aggregate_id = {aggregateId}) as "Value"
            """).SingleAsync(cancellationToken);
        if (waiting)
            return false;

        await db.Database.ExecuteSqlAsync($"""
            delete from messaging.outbox_archive
            where aggregate_type = {aggregateType} and aggregate_id = {aggregateId} and type = any({types})
            """, cancellationToken);
        await db.Database.ExecuteSqlAsync($"""
            delete from messaging.outbox_parked
            where aggregate_type = {aggregateType} and aggregate_id = {aggregateId} and type = any({types})
            """, cancellationToken);
        var urns = Array.ConvertAll(types, EventType.UrnOf);
        await db.Database.ExecuteSqlAsync($"""
            delete from messaging.inbox_parked where aggregate_type = {aggregateType}
              and aggregate_id = {aggregateId} and headers ->> 'MT-MessageType' = any({urns})
            """, cancellationToken);
        await db.Database.ExecuteSqlAsync($"""
            update messaging.idempotency_keys set body = ''
            where body <> '' and (strpos(route, {aggregateId}) > 0
              or position(convert_to({aggregateId}, 'UTF8') in body) > 0)
            """, cancellationToken);
        return true;
    }

    private static string[] PersonalTypes(DbContext db, string aggregateType) =>
    [
        .. db.GetService<EventTypes>().All
            .Where(type => type.AggregateType == aggregateType
                && type.ClrType.IsDefined(typeof(PersonalDataAttribute), inherit: false))
            .Select(type => type.WireName),
    ];
}
