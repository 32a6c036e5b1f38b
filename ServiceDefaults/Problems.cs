using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Platform.ServiceDefaults;

/// <summary>
/// Problem documents (RFC 9457) in Vietnamese with the English text beside it. <c>type</c> and <c>code</c> are stable
/// and may be compared by programs; the texts may change.
/// </summary>
public static class Problems
{
    /// <summary>Prefix of every <c>type</c>; the slug after it equals <c>code</c>.</summary>
    public const string TypePrefix = "urn:bdhvs:problem:";

    /// <summary>400: the request cannot be understood or breaks a rule that needs no data to check.</summary>
    /// <param name="code">Stable slug in kebab-case.</param>
    /// <param name="vi">What happened and what to do, Vietnamese.</param>
    /// <param name="en">The same in English.</param>
    /// <returns>The result to return from a handler.</returns>
    public static ProblemHttpResult BadRequest(string code, string vi, string en) =>
        Create(StatusCodes.Status400BadRequest, code, vi, en);

    /// <summary>409: the request collides with the state of the resource.</summary>
    /// <inheritdoc cref="BadRequest"/>
    public static ProblemHttpResult Conflict(string code, string vi, string en) =>
        Create(StatusCodes.Status409Conflict, code, vi, en);

    /// <summary>422: well formed, but it refers to something that is unknown or does not fit.</summary>
    /// <inheritdoc cref="BadRequest"/>
    public static ProblemHttpResult Unprocessable(string code, string vi, string en) =>
        Create(StatusCodes.Status422UnprocessableEntity, code, vi, en);

    /// <summary>A problem with any status.</summary>
    /// <param name="status">HTTP status, 400 to 599.</param>
    /// <param name="code">Stable slug in kebab-case.</param>
    /// <param name="vi">What happened and what to do, Vietnamese.</param>
    /// <param name="en">The same in English.</param>
    /// <returns>The result to return from a handler.</returns>
    public static ProblemHttpResult Create(int status, string code, string vi, string en) => TypedResults.Problem(
        statusCode: status,
        type: TypePrefix + code,
        title: vi,
        extensions: new Dictionary<string, object?> { ["titleEn"] = en, ["code"] = code });
}
