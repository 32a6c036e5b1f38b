namespace Platform.Benchmarks;

/// <summary>
/// What one registration writes, row for row and about byte for byte: the learner and its audience, three events, the
/// stored answer of the Idempotency-Key. Ids grow with time, as ours do.
/// </summary>
internal static class RegisterLearnerSql
{
    // Prepared in one go before the pipeline begins, then sent as one packet of statements, as EF does.
    private const string Now = "lpad(to_hex((extract(epoch from now()) * 1000)::bigint), 12, '0')";
    private const string Id = $"overlay(md5(:n::text) placing {Now} from 1 for 12)";
    private const string NewNumber = @"\set n random(1, 9000000000000000000)";

    internal static string Script(Guid village) => $$"""
        {{NewNumber}}
        begin;
        \startpipeline
        insert into messaging.idempotency_keys (actor, route, key, request_hash, status, headers, body, expires_at)
          values ('test|officer', 'POST /learners', {{Id}}, sha256(:n::text::bytea), 201,
          '{"Content-Type":"application/json; charset=utf-8","Location":"learners/{{village}}"}',
          '{"id":"{{village}}","warnings":[]}', now() + interval '7 days');
        {{Person(village)}}
        commit;
        \endpipeline
        """;

    /// <summary>A batch of a device: itself, and for each record the same rows and a note that it was taken.</summary>
    internal static string FieldBatch(Guid village, int items) => $$"""
        {{NewNumber}}
        begin;
        \startpipeline
        insert into field_batches (id, device_id, body_hash, actor, scope_area_id, received_at, answer)
          values ({{Id}}::uuid, '{{village}}', sha256(:n::text::bytea), 'test|officer', '{{village}}', now(), '{}');
        \set batch :n
        {{string.Join('\n', Enumerable.Repeat(FieldItem(village), items))}}
        commit;
        \endpipeline
        """;

    private static string FieldItem(Guid village) => $$"""
        {{NewNumber}}
        {{Person(village)}}
        insert into field_entries (item_id, batch_id, kind, target_id, result)
          values ({{Id}}::uuid, {{Id.Replace(":n", ":batch", StringComparison.Ordinal)}}::uuid, 'learner',
          {{Id}}::uuid, 'Stored');
        """;

    private static string Person(Guid village) => $$"""
        insert into learners (id, full_name, fold_name, birth_date, sex, citizen_id_sealed, citizen_id_index,
          citizen_id_masked, citizen_tail_index, phone_sealed, phone_index, preferred_language, area_id,
          registered_at, version)
          values ({{Id}}::uuid, 'Nguyễn Thị Minh', 'nguyen thi ' || :n::text, '1990-03-12', 'Female',
          substr(sha512(:n::text::bytea), 1, 41), sha256(:n::text::bytea), '0**********1',
          sha256((:n::bigint % 10000)::text::bytea), substr(sha512(:n::text::bytea), 1, 41),
          sha256(('phone' || :n::text)::bytea), 'vi', '{{village}}', now(), 3);
        insert into vault.learner_keys (learner_id, master_key, wrapped, created_at)
          values ({{Id}}::uuid, '0123456789abcdef', substr(sha512(:n::text::bytea), 1, 60), now());
        insert into learner_audiences (learner_id, audience, valid_from, source)
          values ({{Id}}::uuid, 'citizen', current_date, 'officer');
        {{Event("learner.learner-registered.v1", 1, $""" "areaId":"{village}","audiences":["citizen"] """)}}
        {{Event("learner.learner-identity-changed.v1", 2, """ "fullName":"Nguyễn Thị Minh" """)}}
        {{Event("learner.learner-contact-changed.v1", 3, $""" "areaId":"{village}","phone":"+84901234567" """)}}
        """;

    /// <summary>A colon before a digit would be a variable of pgbench; the payload is only bytes here.</summary>
    private static string Event(string type, int version, string body) => $$"""
        insert into messaging.outbox (message_id, part, aggregate_type, aggregate_id, aggregate_version, type, exchange,
          routing_key, traceparent, payload)
          values ({{Id}}::uuid, :n::bigint % 64, 'learner', {{Id}}, {{version}}, '{{type}}', '{{type}}', '',
          '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
          convert_to('{"learnerId":"00000000-0000-0000-0000-000000000000","version": {{version}},'
          '"occurredAt":"2026-01-01T00.00.00.0000000+00.00",{{body}},"preferredLanguage":"vi"}', 'UTF8'));
        """;
}
