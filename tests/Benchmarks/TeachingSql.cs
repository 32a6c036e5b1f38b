using System.Text.Json;

namespace Platform.Benchmarks;

/// <summary>
/// What an enrolment, a quiz and a roll-call write, row for row and about byte for byte, with the locks that make them
/// count once: the rows, their events, the stored answer of the Idempotency-Key.
/// </summary>
internal static class TeachingSql
{
    /// <summary>People on a roll.</summary>
    internal const int Present = 30;

    /// <summary>A quiz of the course, answered.</summary>
    internal static IReadOnlyDictionary<string, string> Answers { get; } = new Dictionary<string, string>
    {
        ["q1"] = "b",
        ["q2"] = "a",
        ["q3"] = "c",
        ["q4"] = "a",
        ["q5"] = "b",
    };

    private const string Now = "lpad(to_hex((extract(epoch from now()) * 1000)::bigint), 12, '0')";
    private const string Id = $"overlay(md5(:n::text) placing {Now} from 1 for 12)::uuid";

    internal static string Enrolment(int clients, int classes, long from)
    {
        var (learner, held) = (MadeUpClasses.Sql('1', $"{from} + :k"), MadeUpClasses.Sql('2', $":k % {classes}"));
        return Transaction(clients, "POST /classes/{id}/enrolments", 201, $"""
            select from classes where id = {held} for no key update;
            insert into enrolments (id, class_id, learner_id, enrolled_at) values ({Id}, {held}, {learner}, now());
            update classes set seats_taken = seats_taken + 1 where id = {held};
            {Event("course.enrolment-created.v1", "enrolment", Id)}
            """);
    }

    internal static string Quiz(int clients, int firstClass, long firstLearner, long from)
    {
        var learner = MadeUpClasses.Sql('1', $"{from} + :k");
        var held = MadeUpClasses.Sql('2', $"{firstClass} + ({from} + :k - {firstLearner}) / 100");
        var answers = JsonSerializer.Serialize(
            Answers.Select(answer => new { QuestionId = answer.Key, OptionId = answer.Value }));
        return Transaction(clients, "POST /assessments", 201, $"""
            select from learners where id = {learner} for no key update;
            insert into assessments (id, class_id, learner_id, attempt, score_percent, passed, rule_version,
              completed_at, answers) values ({Id}, {held}, {learner}, 1, 60, true, 1, now(), '{answers}');
            {Event("course.assessment-completed.v1", "assessment", Id)}
            """);
    }

    internal static string RollCall(int clients, long from)
    {
        var held = MadeUpClasses.Sql('2', $"{from} + :k");
        var one = $"overlay(md5(:n::text || one::text) placing {Now} from 1 for 12)::uuid";
        const string room = $"overlay(md5('room' || :n::text) placing {Now} from 1 for 12)::uuid";
        return Transaction(clients, "POST /classes/{id}/close", 200, $"""
            select from classes where id = {held} for no key update;
            select from learners where id in (select learner_id from enrolments where class_id = {held})
              order by id for no key update;
            insert into sessions (id, class_id, area_id, code_key, held_at, closed_at, link_sequence, version)
              values ({Id}, {held}, '{MadeUpClasses.Village}', sha256(:n::text::bytea), now(), now(), -1, 0);
            insert into session_points (id, session_id, number, area_id, capacity, equipment, head_count, reported_at,
              version)
              values ({room}, {Id}, 1, '{MadeUpClasses.Village}', 30, array[]::text[], {Present + 2}, now(), 1);
            insert into attendances (id, session_id, point_id, class_id, learner_id, means, taken_by, recorded_at)
              select overlay(md5(:n::text || learner_id) placing {Now} from 1 for 12)::uuid, {Id}, {room}, {held},
                learner_id, 'List', 'test|officer', now() from enrolments where class_id = {held};
            update classes set status = 'Closed', version = version + 1 where id = {held};
            {Event("course.session-point-reported.v1", "session-point", room)}
            {Event("course.session-closed.v1", "class", Id)}
            {Event("course.attendance-recorded.v1", "attendance", one, $"generate_series(1, {Present}) one")}
            """);
    }

    /// <summary>
    /// Prepared in one go before the pipeline begins, then sent as one packet of statements, as EF does. Each client
    /// counts for itself, so that no two transactions have the same number.
    /// </summary>
    private static string Transaction(int clients, string route, int status, string statements) => $$"""
        \set n random(1, 9000000000000000000)
        \set i :i + 1
        \set k :i * {{clients}} + :client_id
        begin;
        \startpipeline
        insert into messaging.idempotency_keys (actor, route, key, request_hash, status, headers, body, expires_at)
          values ('test|officer', '{{route}}', {{Id}}, sha256(:n::text::bytea), {{status}},
          '{"Content-Type":"application/json; charset=utf-8"}', repeat('x', 120)::bytea, now() + interval '7 days');
        {{statements}}
        commit;
        \endpipeline
        """;

    /// <summary>A colon before a digit would be a variable of pgbench; the payload is only bytes here.</summary>
    private static string Event(string type, string aggregate, string id, string rows = "(values (1)) one") => $"""
        insert into messaging.outbox (message_id, part, aggregate_type, aggregate_id, aggregate_version, type, exchange,
          routing_key, traceparent, payload)
          select {id}, :n::bigint % 64, '{aggregate}', {id}::text, 1, '{type}', '{type}', '',
            '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', repeat('x', 420)::bytea from {rows};
        """;
}
