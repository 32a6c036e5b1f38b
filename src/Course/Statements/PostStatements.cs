using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Platform.ServiceDefaults;

namespace Platform.Courses.Statements;

/// <summary>
/// Stores a statement, or up to a hundred in an array: all or none. It needs no key: a statement is known by its id,
/// and one without gets the same id whenever it is sent.
/// </summary>
internal static class PostStatements
{
    private const int LargestBody = 1024 * 1024;
    private const int MostStatements = 100;

    /// <param name="source">The platform, <c>national-platform</c>.</param>
    /// <param name="request">A statement, or an array of statements.</param>
    /// <param name="scope">Area of the token; only its people are looked for.</param>
    /// <param name="intake">Stores them.</param>
    /// <param name="cancellationToken">Ends the statements.</param>
    [RequestSizeLimit(LargestBody)]
    internal static async Task<Results<Ok<IReadOnlyList<Guid>>, ProblemHttpResult>> Handle(
        [StringLength(64, MinimumLength = 1)] string source, HttpRequest request, AreaScope scope,
        StatementIntake intake, CancellationToken cancellationToken)
    {
        var bodies = await Read(request.Body, cancellationToken);
        if (bodies.Count is 0 or > MostStatements)
            return StatementProblems.TooMany;

        var (ids, refusal) = await intake.Take(source, scope, bodies, StatementCondition.None, cancellationToken);
        return refusal is null ? TypedResults.Ok(ids) : refusal;
    }

    private static async Task<List<StatementBody>> Read(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            var sent = await JsonSerializer.DeserializeAsync<JsonElement>(body, Json.Commands, cancellationToken);
            return sent.ValueKind is JsonValueKind.Array
                ? sent.Deserialize<List<StatementBody>>(Json.Commands)!
                : [sent.Deserialize<StatementBody>(Json.Commands) ?? throw new JsonException()];
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException("The statements cannot be read.", e);
        }
    }
}
