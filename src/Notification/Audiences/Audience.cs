using Microsoft.EntityFrameworkCore;

namespace Platform.Notifications.Audiences;

/// <summary>
/// Whom a broadcast is meant for: people of some places, of some audiences, who have come some way. Nothing named means
/// everybody; an advert is for those alone who said yes to adverts.
/// </summary>
internal sealed record Audience(Guid[] AreaIds, string[] Audiences, LearningStage[] Stages, bool Adverts)
{
    /// <summary>How many of the audience a link of an operator reaches, and how many nobody reaches.</summary>
    internal sealed record Count(string Link, int Reachable, int Objecting, int Unreachable)
    {
        internal int People => Reachable + Objecting + Unreachable;
    }

    /// <summary>One registration a person, the one that stays; what the others had attained is theirs too.</summary>
    private const string People =
        """
        with recursive registrations (learner_id, id) as (
          select winner_id, loser_id from learner_merges where not undone
          union
          select known.learner_id, merge.loser_id
          from registrations known join learner_merges merge on merge.winner_id = known.id and not merge.undone),
        merged (learner_id, ids) as (select learner_id, array_agg(id) from registrations group by learner_id),
        people as (
          select recipient.learner_id, recipient.area_id, coalesce(number.link, 'other') as link,
            (contact.sealed_phone is not null and number.dead_at is null) or contact.sealed_email is not null
              or coalesce(contact.uses_inbox, false) as has_contact,
            coalesce(objection.objects, false) or ({3} and not exists (
              select from advert_consents consent where consent.learner_id = recipient.learner_id and consent.given))
              as objects
          from recipients recipient
          join areas area on area.id = recipient.area_id and area.path && {0}
          left join merged on merged.learner_id = recipient.learner_id
          left join contacts contact on contact.learner_id = recipient.learner_id
          left join number_links number on number.learner_id = recipient.learner_id
          left join objections objection on objection.learner_id = recipient.learner_id
          where recipient.state = 'active'
            and (cardinality({1}) = 0 or recipient.audiences && {1})
            and not exists (
              select from learner_merges merge where merge.loser_id = recipient.learner_id and not merge.undone)
            and (cardinality({2}) = 0 or coalesce((
              select max(stage) from attainments attained where attained.stands
                and attained.learner_id = any(array_append(merged.ids, recipient.learner_id))), 0) = any({2}))
        """;

    private const string CountByLink = People +
        """
        )
        select link as "Link",
          (count(*) filter (where has_contact and not objects))::int as "Reachable",
          (count(*) filter (where objects))::int as "Objecting",
          (count(*) filter (where not has_contact and not objects))::int as "Unreachable"
        from people group by link order by link
        """;

    /// <summary>
    /// A batch in the order of ids goes on the list of the broadcast, each with the link it will be sent by. The key of
    /// the list is person and broadcast: nobody is on it twice, however often a batch is begun.
    /// </summary>
    private const string ListBatch = People +
        """
            and recipient.learner_id > {4}
          order by recipient.learner_id limit {5}),
        listed as (
          insert into broadcast_recipients (learner_id, broadcast_id, area_id, link)
          select learner_id, {6}, area_id, link from people where has_contact and not objects
          on conflict do nothing returning link),
        lanes as (
          insert into broadcast_lanes (broadcast_id, link, after, recipients, queued)
          select {6}, link, '00000000-0000-0000-0000-000000000000', count(*), 0 from listed group by link
          on conflict (broadcast_id, link)
          do update set recipients = broadcast_lanes.recipients + excluded.recipients)
        select count(*)::int as "People",
          (count(*) filter (where has_contact and not objects))::int as "Reachable",
          (count(*) filter (where objects))::int as "Objecting",
          array_agg(learner_id) filter (where not has_contact and not objects) as "Unreachable",
          (array_agg(learner_id order by learner_id desc))[1] as "Last"
        from people
        """;

    /// <summary>What became of a batch.</summary>
    internal sealed record Batch(int People, int Reachable, int Objecting, Guid[]? Unreachable, Guid? Last);

    internal Task<List<Count>> CountIn(NotificationDbContext db, CancellationToken cancellationToken) =>
        db.Database.SqlQueryRaw<Count>(CountByLink, AreaIds, Audiences, Ranks, Adverts).ToListAsync(cancellationToken);

    /// <returns>Fewer people than asked for where that was the end.</returns>
    internal async Task<Batch> ListIn(
        NotificationDbContext db, Guid broadcastId, Guid after, int size, CancellationToken cancellationToken) =>
        (await db.Database.SqlQueryRaw<Batch>(
            ListBatch, AreaIds, Audiences, Ranks, Adverts, after, size, broadcastId)
            .ToListAsync(cancellationToken)).Single(); // not composable: it writes

    private int[] Ranks => [.. Stages.Select(stage => (int)stage)];
}
