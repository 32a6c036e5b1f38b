using Platform.ServiceDefaults;

namespace Platform.Courses.Statements;

/// <summary>See README.md beside this file for what of xAPI 2.0 is supported.</summary>
internal static class StatementEndpoints
{
    internal const string Version = "2.0.0";
    private const string VersionHeader = "X-Experience-API-Version";

    internal static void MapStatements(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/xapi/{source}/statements").WithTags("Statements")
            .RequireAuthorization(Scopes.CompletionsWrite).AddEndpointFilter(SpeakOneVersion);
        group.MapPut("", PutStatement.Handle)
            .WithSummary("Gửi một statement xAPI · Put an xAPI statement");
        group.MapPost("", PostStatements.Handle)
            .WithSummary("Gửi các statement xAPI · Post xAPI statements")
            .Accepts<StatementBody>("application/json");
        group.MapGet("", GetStatements.Handle)
            .WithSummary("Đọc các statement xAPI · Get xAPI statements");
    }

    /// <summary>Every answer names the version, also to who has not said one.</summary>
    private static async ValueTask<object?> SpeakOneVersion(
        EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        context.Response.Headers[VersionHeader] = Version;
        return StatementRules.IsSupported(context.Request.Headers[VersionHeader].ToString())
            ? await next(invocation)
            : StatementProblems.UnsupportedVersion;
    }
}
