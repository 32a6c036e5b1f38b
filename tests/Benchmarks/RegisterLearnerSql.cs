namespace Platform.Benchmarks;

/// <summary>
/// What one registration writes, row for row and about byte for byte: the learner and its audience, three events, the
/// stored answer of the Idempotency-Key. Ids grow with time, as ours do.
/// </summary>
internal static class RegisterLearnerSql
{
    internal static string Script(Guid village)
    {
        // Prepared in one go before the pipeline begins, then sent as one packet of statements, as EF does.
        const string now = "lpad(to_hex((extract(epoch from now()) * 1000)::bigint), 12, '0')";
        const string id = $"overlay(md5(:n::text) placing {now} from 1 for 12)";
        return $$"""
            \set n random(1, 9000000000000000000)
            begin;
            \startpipeline
            insert into messaging.idempotency_keys (actor, route, key, request_hash, status, headers, body, expires_at)
              values ('test|officer', 'POST /learners', {{id}}, sha256(:n::text::bytea), 201,
              '{"Content-Type":"application/json; charset=utf-8","Location":"learners/{{village}}"}',
              '{"id":"{{village}}","warnings":[]}', now() + interval '7 days');
            insert into learners (id, full_name, fold_name, birth_date, sex, citizen_id_sealed, citizen_id_index,
              citizen_id_masked, phone, preferred_language, area_id, registered_at, version)
              values ({{id}}::uuid, 'Nguyễn Thị Minh', 'nguyen thi ' || :n::text, '1990-03-12', 'Female',
              substr(sha512(:n::text::bytea), 1, 41), sha256(:n::text::bytea), '0**********1', '+84901234567', 'vi',
              '{{village}}', now(), 3);
            insert into learner_audiences (learner_id, audience, valid_from, source)
              values ({{id}}::uuid, 'citizen', current_date, 'officer');
            {{Event(id, "learner.learner-registered.v1", 1, $""" "areaId":"{village}","audiences":["citizen"] """)}}
            {{Event(id, "learner.learner-identity-changed.v1", 2, """ "fullName":"Nguyễn Thị Minh" """)}}
            {{Event(id, "learner.learner-contact-changed.v1", 3, $""" "areaId":"{village}","phone":"+84901234567" """)}}
            commit;
            \endpipeline
            """;
    }

    /// <summary>A colon before a digit would be a variable of pgbench; the payload is only bytes here.</summary>
    private static string Event(string id, string type, int version, string body) => $$"""
        insert into messaging.outbox (message_id, part, aggregate_type, aggregate_id, aggregate_version, type, exchange,
          routing_key, traceparent, payload)
          values ({{id}}::uuid, :n::bigint % 64, 'learner', {{id}}, {{version}}, '{{type}}', '{{type}}', '',
          '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
          convert_to('{"learnerId":"00000000-0000-0000-0000-000000000000","version": {{version}},'
          '"occurredAt":"2026-01-01T00.00.00.0000000+00.00",{{body}},"preferredLanguage":"vi"}', 'UTF8'));
        """;
}
