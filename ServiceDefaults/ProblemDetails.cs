using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.ServiceDefaults;

/// <summary>
/// Gives every error answer, from whatever layer, a problem document with code, both languages and trace id.
/// </summary>
internal static partial class ProblemDetails
{
    private static readonly Dictionary<int, (string Code, string Vi, string En)> Texts = new()
    {
        [400] = ("bad-request", "Yêu cầu không hợp lệ.", "The request is not valid."),
        [401] = ("unauthenticated", "Thiếu mã truy cập, hoặc mã không hợp lệ.", "The token is missing or not valid."),
        [403] = ("forbidden", "Không có quyền thực hiện việc này.", "The token does not permit this."),
        [404] = ("not-found", "Không tìm thấy.", "Not found."),
        [405] = ("method-not-allowed", "Phương thức không được hỗ trợ.", "The method is not supported here."),
        [409] = ("conflict", "Xung đột với trạng thái hiện tại.", "The request collides with the current state."),
        [412] = ("stale", "Dữ liệu đã thay đổi; hãy tải lại.", "The resource has changed; read it again."),
        [413] = ("too-large", "Nội dung gửi lên quá lớn.", "The body is too large."),
        [415] = ("unsupported-media-type", "Kiểu nội dung không được hỗ trợ.", "The content type is not supported."),
        [422] = ("unprocessable", "Không xử lý được nội dung.", "The content cannot be processed."),
        [428] = ("precondition-required", "Thiếu tiêu đề If-Match.", "The If-Match header is missing."),
        [429] = ("too-many-requests", "Quá nhiều yêu cầu; hãy thử lại sau.", "Too many requests; try again later."),
        [500] = ("internal-error", "Lỗi hệ thống; hãy thử lại.", "Something failed on our side; try again."),
        [502] = ("bad-gateway", "Dịch vụ không phản hồi.", "The service did not answer."),
        [503] = ("unavailable", "Dịch vụ tạm thời chưa sẵn sàng.", "The service is not available for the moment."),
        [504] = ("gateway-timeout", "Dịch vụ phản hồi quá chậm.", "The service took too long to answer."),
    };

    internal static void AddPlatformProblemDetails(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = Complete);
        services.AddExceptionHandler<BadRequestHandler>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }

    private static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        var status = problem.Status ?? context.HttpContext.Response.StatusCode;
        if (!problem.Extensions.ContainsKey("code"))
        {
            var (code, vi, en) = Texts.GetValueOrDefault(status, Texts[status < 500 ? 400 : 500]);
            if (problem is HttpValidationProblemDetails)
                (code, vi, en) = ("invalid", "Dữ liệu chưa hợp lệ.", "Some values are not valid.");
            problem.Type = Problems.TypePrefix + code;
            problem.Title = vi;
            problem.Extensions["code"] = code;
            problem.Extensions["titleEn"] = en;
        }

        if (problem is HttpValidationProblemDetails invalid)
        {
            invalid.Errors = invalid.Errors.ToDictionary(
                error => JsonName(error.Key), error => error.Value.Select(ValidationTexts.Translate).ToArray());
        }

        problem.Instance ??= context.HttpContext.Request.Path;
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier;
    }

    /// <summary>The validator names members as C# does; the client knows them by their JSON names.</summary>
    private static string JsonName(string member) =>
        string.Join('.', member.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));

    /// <summary>
    /// A request the framework could not bind is the client's fault: 4xx with a document, and not an error in the log.
    /// </summary>
    private sealed partial class BadRequestHandler(IProblemDetailsService problems) : IExceptionHandler
    {
        // A path is made of names the client chose: it is shown, but never at length.
        private const int LongestPath = 200;

        public ValueTask<bool> TryHandleAsync(
            HttpContext context, Exception exception, CancellationToken cancellationToken)
        {
            if (exception is not BadHttpRequestException bad)
                return ValueTask.FromResult(false);
            context.Response.StatusCode = bad.StatusCode;
            var answer = new ProblemDetailsContext { HttpContext = context };
            if (bad.InnerException is JsonException json)
                Explain(answer.ProblemDetails, json);
            else if (Parameter().Match(bad.Message) is { Success: true } parameter)
                answer.ProblemDetails.Detail = parameter.Groups[1].Value;
            return problems.TryWriteAsync(answer);
        }

        /// <summary>The framework names type, parameter and sent value; only the name may go out.</summary>
        [GeneratedRegex("^(?:Failed to bind|Required) parameter \"\\S+ (\\w+)\"")]
        private static partial Regex Parameter();

        /// <summary>Where the fault is, never the text of the exception: it names our types.</summary>
        private static void Explain(Microsoft.AspNetCore.Mvc.ProblemDetails problem, JsonException json)
        {
            problem.Type = Problems.TypePrefix + "invalid-json";
            problem.Title = "Nội dung JSON không hợp lệ.";
            problem.Extensions["code"] = "invalid-json";
            problem.Extensions["titleEn"] = "The JSON body is not valid.";
            var path = json.Path is { Length: > 0 } known ? known : "$";
            if (path.Length > LongestPath)
                path = path[..LongestPath] + "…";
            problem.Detail = json.LineNumber is { } line
                ? $"{path} (dòng / line {line + 1}, byte {json.BytePositionInLine + 1})"
                : path;
        }
    }
}
