using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>What a person demands, and what a privacy officer does about it, over HTTP.</summary>
internal static class PrivacySteps
{
    internal static Task<HttpResponseMessage> Demand(
        this HttpClient officer, Guid learner, string kind, string receivedOn = "2026-10-05", string? details = null) =>
        Post(officer, $"/learners/{learner}/requests", new { kind, channel = "paper", receivedOn, details });

    internal static async Task<Guid> Demanded(
        this HttpClient officer, Guid learner, string kind, string receivedOn = "2026-10-05", string? details = null)
    {
        var answer = await officer.Demand(learner, kind, receivedOn, details);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await Json(answer)).GetProperty("id").GetGuid();
    }

    internal static Task<HttpResponseMessage> Step(
        this HttpClient officer, Guid request, string step, object? body = null, string ifMatch = "*") =>
        Change(officer, HttpMethod.Post, $"/privacy/requests/{request}/{step}", body ?? new { }, ifMatch);

    /// <summary>A demand to be erased that is carried out at once.</summary>
    internal static async Task<JsonElement> Erased(this HttpClient officer, Guid learner, string? details = null)
    {
        var answer = await officer.Step(await officer.Demanded(learner, "erase", details: details), "execute");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Json(answer);
    }

    /// <summary>Tables with a row that holds one of the texts, readable or as bytes.</summary>
    internal static async Task<IReadOnlyList<string>> TablesHolding(this LearnerFixture learner, params string[] texts)
    {
        var found = new List<string>();
        await learner.Use<LearnerDbContext, bool>(async db =>
        {
            var tables = await db.Database.SqlQuery<string>($"""
                SELECT format('%I.%I', schemaname, tablename) AS "Value" FROM pg_tables
                WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
                """).ToListAsync();
            var patterns = texts.SelectMany(text => new[]
            {
                $"%{text}%", $"%{Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(text))}%",
            }).ToArray();
            foreach (var table in tables)
            {
                var sql = $$"""SELECT count(*)::int AS "Value" FROM {{table}} t WHERE t::text LIKE ANY ({0})""";
                if (await db.Database.SqlQueryRaw<int>(sql, (object)patterns).SingleAsync() > 0)
                    found.Add(table);
            }

            return true;
        });
        return found;
    }
}
