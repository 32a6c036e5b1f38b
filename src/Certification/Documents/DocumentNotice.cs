using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Certifications.Certificates;

namespace Platform.Certifications.Documents;

/// <summary>What a person reads who followed the link to a print that is not there; programs get it as data.</summary>
internal static class DocumentNotice
{
    /// <summary>The browser asks again by itself, without a script, and shows the print when it is there.</summary>
    internal static ContentHttpResult Wait(HttpResponse response)
    {
        response.Headers["Refresh"] = OrderDocument.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return Page(
            response, StatusCodes.Status202Accepted, "wait", "Đang chuẩn bị bản in. Trang sẽ tự mở khi in xong.",
            "The print is being prepared. It opens here by itself.");
    }

    internal static ContentHttpResult Refuse(HttpResponse response, ProblemHttpResult problem) => Page(
        response, problem.StatusCode, "no", problem.ProblemDetails.Title!,
        (string)problem.ProblemDetails.Extensions["titleEn"]!);

    private static ContentHttpResult Page(HttpResponse response, int status, string look, string vi, string en) =>
        VerifyPage.Html(
            response,
            VerifyPage.Frame(
                "Bản in giấy xác nhận",
                "<h1>Bản in giấy xác nhận <span lang=\"en\">Certificate to print</span></h1>"
                + $"<p class=\"s {look}\" role=\"status\">{HtmlEncoder.Default.Encode(vi)}"
                + $"<span lang=\"en\">{HtmlEncoder.Default.Encode(en)}</span></p>"),
            status);
}
