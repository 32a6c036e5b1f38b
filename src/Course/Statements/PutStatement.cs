using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Platform.ServiceDefaults;

namespace Platform.Courses.Statements;

/// <summary>
/// Stores a statement under the id its sender made. The same statement again changes nothing; another one under the
/// same id is a conflict.
/// </summary>
internal static class PutStatement
{
    internal const int LargestBody = 64 * 1024;

    /// <param name="source">The platform, <c>national-platform</c>.</param>
    /// <param name="statementId">Id of the statement.</param>
    /// <param name="body">The statement.</param>
    /// <param name="request">Whose headers <c>If-Match</c> and <c>If-None-Match</c> are heeded.</param>
    /// <param name="scope">Area of the token; only its people are looked for.</param>
    /// <param name="intake">Stores it.</param>
    /// <param name="cancellationToken">Ends the statements.</param>
    [RequestSizeLimit(LargestBody)]
    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        [StringLength(64, MinimumLength = 1)] string source, Guid? statementId, StatementBody body, HttpRequest request,
        AreaScope scope, StatementIntake intake, CancellationToken cancellationToken)
    {
        if (statementId is null || (body.Id ?? statementId) != statementId)
            return StatementProblems.IdMismatch;

        var (_, refusal) = await intake.Take(
            source, scope, [body with { Id = statementId }], StatementCondition.Of(request), cancellationToken);
        return refusal is null ? TypedResults.NoContent() : refusal;
    }
}
