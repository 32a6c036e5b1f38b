using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using static Platform.Certifications.Certificates.VerifyCertificate;

namespace Platform.Certifications.Certificates;

/// <summary>
/// The answer for a program, or the page for a person: both languages, no script, nothing loaded, small enough for
/// a slow connection.
/// </summary>
internal static class VerifyPage
{
    private const string Style =
        "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:0 auto;padding:1rem;color:#111}"
        + "h1{font-size:1.3rem}.s{font-size:1.3rem;font-weight:700;border:.2rem solid;padding:.8rem}"
        + ".ok{color:#0b5a1e}.no{color:#9b1111}.wait{color:#6b4a00}dt{color:#444;font-size:.95rem;margin-top:.8rem}"
        + "dd{margin:0;font-weight:600;overflow-wrap:anywhere}[lang=en]{font-weight:400;color:#444}";

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{StyleHash()}'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    internal static Results<JsonHttpResult<Response>, ContentHttpResult> Answer(HttpContext http, Response answer)
    {
        var status = answer.Status is Status.Unknown ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        var headers = http.Response.Headers;
        headers.CacheControl = "public, max-age=60"; // a revocation is seen within a minute
        headers.Vary = HeaderNames.Accept;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer"; // the address is the secret that opens the page
        if (!WantsHtml(http.Request))
            return TypedResults.Json(answer, statusCode: status);
        return TypedResults.Content(Render(answer), "text/html; charset=utf-8", Encoding.UTF8, status);
    }

    internal static string Render(Response answer)
    {
        var (look, vi, en) = Verdict(answer.Status);
        var page = new StringBuilder()
            .Append("<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
            .Append("<meta name=\"robots\" content=\"noindex\"><title>Kiểm tra giấy xác nhận</title>")
            .Append("<style>").Append(Style).Append("</style></head><body><main>")
            .Append("<h1>Kiểm tra giấy xác nhận <span lang=\"en\">Certificate check</span></h1>")
            .Append("<p class=\"s ").Append(look).Append("\" role=\"status\">").Append(vi)
            .Append("<br><span lang=\"en\">").Append(en).Append("</span></p><dl>");
        Row(page, "Số", "Number", answer.Number);
        Row(page, "Nội dung", "Title", answer.Title, answer.TitleEn);
        Row(page, "Người được xác nhận", "Holder", answer.HolderName);
        Row(page, "Cơ quan cấp", "Issued by", answer.Issuer);
        Row(page, "Cơ quan cấp nay là", "Issuer today", answer.IssuerToday);
        Row(page, "Đơn vị (tên tại ngày cấp)", "Unit, as named on that day", answer.IssuingUnit);
        Row(page, "Đơn vị hiện nay", "Unit today", answer.UnitToday);
        Row(page, "Ngày cấp", "Date of issue", Day(answer.IssuedOn));
        Row(page, "Có giá trị đến hết ngày", "Valid through", Day(answer.ValidThrough));
        var (levelVi, levelEn) = Assurance(answer.AssuranceLevel);
        Row(page, "Mức độ bảo đảm", "Assurance level", levelVi, levelEn);
        Row(page, "Ngày thu hồi", "Date of revocation", Day(answer.RevokedOn));
        page.Append("</dl>");
        if (answer.ReplacedBy is { } other)
        {
            page.Append("<p><a href=\"").Append(Encoder.Encode(other)).Append("\">Xem giấy xác nhận thay thế")
                .Append(" <span lang=\"en\">See the certificate that replaces it</span></a></p>");
        }

        return page.Append("</main></body></html>").ToString();
    }

    private static void Row(StringBuilder page, string vi, string en, string? value, string? valueEn = null)
    {
        if (value is null)
            return;
        page.Append("<dt>").Append(vi).Append(" <span lang=\"en\">").Append(en).Append("</span></dt><dd>")
            .Append(Encoder.Encode(value));
        if (valueEn is not null)
            page.Append("<br><span lang=\"en\">").Append(Encoder.Encode(valueEn)).Append("</span>");
        page.Append("</dd>");
    }

    private static string? Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    internal static (string? Vi, string? En) Assurance(string? level) => level switch
    {
        "self-study" => ("Tự học", "Self-study"),
        "household" => ("Người nhà xác nhận", "Vouched for by the household"),
        "attended" => ("Có tham gia lớp học", "Attended a class"),
        "witnessed" => ("Có người chứng kiến", "Witnessed"),
        "proctored" => ("Kiểm tra có giám sát", "Proctored"),
        "national-platform" => ("Hoàn thành trên nền tảng quốc gia", "National platform"),
        _ => (level, null),
    };

    private static (string Look, string Vi, string En) Verdict(Status status) => status switch
    {
        Status.Valid =>
            ("ok", "✔ HỢP LỆ: giấy xác nhận có thật và đang có hiệu lực.", "Valid: genuine and in force."),
        Status.Revoked =>
            ("no", "✘ ĐÃ BỊ THU HỒI: giấy xác nhận không còn hiệu lực.", "Revoked: no longer in force."),
        Status.Pending =>
            ("wait", "… ĐANG CHỜ KÝ SỐ: hãy xem lại sau ít phút.", "Waiting for the issuer&#39;s signature."),
        Status.Suspended =>
            ("wait", "⏸ ĐANG TẠM DỪNG: hiện chưa có hiệu lực.", "Suspended: not in force for the time being."),
        Status.Superseded =>
            ("no", "✘ ĐÃ ĐƯỢC THAY THẾ bằng giấy xác nhận khác.", "Superseded: another certificate took its place."),
        Status.Expired =>
            ("no", "✘ ĐÃ HẾT HẠN: giấy xác nhận không còn hiệu lực.", "Expired: no longer in force."),
        Status.CannotConfirm =>
            ("no", "✘ KHÔNG XÁC NHẬN ĐƯỢC: không nên tin giấy này.", "Cannot be confirmed: do not rely on it."),
        _ => ("no", "✘ KHÔNG TÌM THẤY giấy xác nhận với mã này.", "Not found: no certificate has this code."),
    };

    // A program says what it wants or nothing at all; only a browser prefers HTML.
    private static bool WantsHtml(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return Quality("text/html") > Quality("application/json");

        double Quality(string type) => accepted
            .Where(a => a.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
            .Select(a => a.Quality ?? 1).DefaultIfEmpty(0).Max();
    }

    private static string StyleHash() => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));
}
