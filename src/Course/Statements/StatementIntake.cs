using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Completions;
using Platform.Courses.Imports;
using Platform.ServiceDefaults;

namespace Platform.Courses.Statements;

/// <summary>Stores statements and hands on their results: all of a request, or none.</summary>
internal sealed class StatementIntake(
    CourseDbContext db, ResultIntake results, TimeProvider time, ILogger<StatementIntake> logger)
{
    /// <returns>The ids in the order of the statements, or why all are refused.</returns>
    public async Task<(IReadOnlyList<Guid> Ids, ProblemHttpResult? Refusal)> Take(
        string source, AreaScope scope, IReadOnlyList<StatementBody> bodies, StatementCondition condition,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!await db.CompletionSources.AnyAsync(one => one.Code == source, cancellationToken))
            return ([], ResultProblems.UnknownSource);
        if (bodies.Select(body => StatementRules.Check(body, now)).FirstOrDefault(member => member is not null)
            is { } member)
            return ([], StatementProblems.Invalid(member));

        var sent = bodies.Select(body => body.Id ?? IdOf(source, body))
            .Zip(bodies, (id, body) => new Sent(id, body, Statement.Write(body, id))).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await results.Hold(source, cancellationToken);
        var ids = sent.Select(one => one.Id).ToList();
        var known = await db.Statements.AsNoTracking()
            .Where(statement => statement.Source == source && ids.Contains(statement.Id))
            .ToDictionaryAsync(statement => statement.Id, statement => statement.Content, cancellationToken);
        if (condition.Refuses(known.GetValueOrDefault(sent[0].Id)))
            return ([], StatementProblems.PreconditionFailed);

        var fresh = new List<Sent>();
        foreach (var one in sent)
        {
            if (!known.TryGetValue(one.Id, out var content))
                fresh.Add(one);
            else if (content != one.Content)
                return ([], StatementProblems.Conflict(one.Id));
            known[one.Id] = one.Content;
        }

        if (await Store(source, scope, fresh, now, cancellationToken) is { } refusal)
            return ([], refusal);
        await transaction.CommitAsync(cancellationToken);
        ResultLog.StatementsTaken(logger, fresh.Count, source);
        return (ids, null);
    }

    private async Task<ProblemHttpResult?> Store(
        string source, AreaScope scope, List<Sent> fresh, DateTimeOffset now, CancellationToken cancellationToken)
    {
        db.Statements.AddRange(fresh.Select(one => new Statement
        {
            Source = source,
            Id = one.Id,
            AreaId = scope.AreaId,
            Verb = one.Body.Verb.Id,
            Content = one.Content,
            StoredAt = now,
        }));
        var outcomes = await results.Take(
            source, scope.AreaId, [.. fresh.Select(one => StatementRules.Report(one.Body, one.Id, now))],
            cancellationToken);
        return outcomes.Select(outcome => outcome.Error).FirstOrDefault(error => error is not null) is { } refused
            ? Problems.Unprocessable(refused.Code, refused.Vi, refused.En)
            : null;
    }

    /// <summary>
    /// A statement without an id that is sent again, because no answer came, gets the id it got before: a UUID of
    /// version 8, made of its content.
    /// </summary>
    private static Guid IdOf(string source, StatementBody body)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{Statement.Write(body, id: null)}"));
        (hash[6], hash[8]) = ((byte)((hash[6] & 0x0F) | 0x80), (byte)((hash[8] & 0x3F) | 0x80));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    private sealed record Sent(Guid Id, StatementBody Body, string Content);
}

/// <summary>Headers <c>If-Match</c> and <c>If-None-Match</c> of a PUT.</summary>
internal sealed record StatementCondition(string? IfMatch, string? IfNoneMatch)
{
    public static readonly StatementCondition None = new(null, null);

    public static StatementCondition Of(HttpRequest request) =>
        new(request.Headers.IfMatch.FirstOrDefault(), request.Headers.IfNoneMatch.FirstOrDefault());

    /// <param name="content">What is stored under the id, if anything.</param>
    public bool Refuses(string? content)
    {
        var etag = content is null ? null : Statement.ETagOf(content);
        return (IfMatch is not null && !Names(IfMatch, etag)) || (IfNoneMatch is not null && Names(IfNoneMatch, etag));
    }

    internal static bool Names(string header, string? etag) =>
        etag is not null && header.Split(',', StringSplitOptions.TrimEntries).Any(one => one == "*" || one == etag);
}
