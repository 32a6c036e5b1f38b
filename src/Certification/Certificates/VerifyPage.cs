using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Platform.ServiceDefaults;
using static Platform.Certifications.Certificates.VerifyCertificate;

namespace Platform.Certifications.Certificates;

/// <summary>
/// The answer for a program, or the page for a person: both languages, no script, nothing loaded, small enough for
/// a slow connection.
/// </summary>
internal static class VerifyPage
{
    private const string Style =
        """
        body{font:1.05rem/1.5 system-ui,"Noto Sans",sans-serif;max-width:38rem;margin:0 auto;padding:1rem;
        color:#14202b;background:#fff}
        [lang=en]{display:block;font-weight:400;color:#4b5661;font-size:.9em}
        h1{font-size:1.15rem;margin:.2rem 0 1rem}
        h2{font-size:1rem;margin:1.4rem 0 0}
        .s{font-size:1.15rem;font-weight:700;margin:0;padding:.9rem 1rem;border:2px solid;border-left-width:.6rem;
        border-radius:.4rem}
        .s strong{display:block;font-size:1.5rem;line-height:1.3}
        .s [lang=en]{color:inherit}
        .ok{color:#0b5a1e;background:#eef8f0}
        .no{color:#8f1010;background:#fdf1f0}
        .wait{color:#5f4200;background:#fdf7e6}
        dl{margin:1rem 0}
        dl>div{padding:.6rem 0;border-bottom:1px solid #d5dbe1}
        dt{color:#4b5661;font-size:.9rem}
        dt [lang=en]{display:inline}
        dd{margin:0;font-weight:600;overflow-wrap:anywhere}
        ul{padding:0;margin:0;list-style:none}
        a{color:#0a4a8f}
        li a,.to a{display:block;padding:.6rem 0}
        footer{font-size:.85rem;color:#4b5661;margin-top:1.4rem}
        @media(prefers-color-scheme:dark){
        body{background:#11171d;color:#e6ebf0}
        dt,[lang=en],footer{color:#aab4be}
        dl>div{border-color:#36414c}
        a{color:#8fc1ff}
        .ok{color:#8fe0a4;background:#12291a}
        .no{color:#ffb3ad;background:#331615}
        .wait{color:#f2d38a;background:#2e250f}}
        """;

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{StyleHash()}'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    internal static Results<JsonHttpResult<Response>, ContentHttpResult> Answer(
        HttpContext http, Response answer, string? publicId, DateTimeOffset now)
    {
        var status = answer.Status is Status.Unknown ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        // A revocation is seen within a minute; a name somebody shares is kept nowhere.
        http.Response.Headers.CacheControl = answer.SharedThrough is null ? "public, max-age=60" : "no-store";
        http.Response.Headers.Vary = HeaderNames.Accept;
        return PrefersHtml(http.Request)
            ? Html(http.Response, Render(answer, publicId, now), status)
            : TypedResults.Json(answer, statusCode: status);
    }

    internal static ContentHttpResult Html(HttpResponse response, string page, int status)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers["Referrer-Policy"] = "no-referrer"; // the address is the secret that opens the page
        return TypedResults.Content(page, "text/html; charset=utf-8", Encoding.UTF8, status);
    }

    /// <param name="publicId">Of the certificate; null where there is none.</param>
    internal static string Render(Response answer, string? publicId, DateTimeOffset now)
    {
        var (look, mark, vi, en) = Verdict(answer.Status);
        var page = new StringBuilder()
            .Append("<h1>Kiểm tra giấy xác nhận <span lang=\"en\">Certificate check</span></h1>")
            .Append("<p class=\"s ").Append(look).Append("\" role=\"status\"><strong>").Append(mark).Append("</strong>")
            .Append(vi).Append(" <span lang=\"en\">").Append(en).Append("</span></p>");
        if (answer.ReplacedBy is { } other)
            page.Append("<p class=\"to\">").Append(Link(other, "Xem giấy xác nhận thay thế", "See what replaces it"));
        page.Append("<dl>");
        Row(page, "Số", "Number", answer.Number);
        Row(page, "Nội dung", "Title", answer.Title, answer.TitleEn);
        Row(page, "Người được xác nhận", "Holder", answer.HolderName);
        Row(page, "Họ tên được chia sẻ đến hết ngày", "Name shared through", Day(answer.SharedThrough));
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
        if (publicId is not null && answer.Credential is not null)
            Downloads(page, publicId, answer.Status is Status.Valid);
        var at = VietnamTime.Local(now).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
        page.Append("<footer><p>Kết quả lúc ").Append(at).Append(" (giờ Việt Nam), theo sổ đăng ký điện tử. ")
            .Append("Bản in hoặc ảnh chụp chỉ có giá trị tham khảo. <span lang=\"en\">As the register stood at this ")
            .Append("time (UTC+7). A print or a picture of this page proves nothing.</span></p></footer>");
        return Frame("Kiểm tra giấy xác nhận", page.ToString());
    }

    /// <summary>A page in the same clothes.</summary>
    internal static string Frame(string title, string body) =>
        "<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
        + "<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"robots\" content=\"noindex\">"
        + $"<title>{title}</title><style>{Style}</style></head><body><main>{body}</main></body></html>";

    // A certificate that does not count any more is still shown as it was signed; it is not handed out to be shown.
    private static void Downloads(StringBuilder page, string publicId, bool counts)
    {
        var credential = $"../credentials/{publicId}";
        page.Append("<h2>Tải về <span lang=\"en\">Download</span></h2><ul>");
        if (counts)
        {
            Item(Link($"{publicId}/document", "Bản in, không ghi họ tên (PDF)", "To print, without a name"));
            Item(Link($"{credential}.svg", "Huy hiệu có chữ ký số (SVG)", "Badge with the signed certificate in it"));
            Item(Link($"{credential}.png", "Mã QR có chữ ký số (PNG)", "QR code with the signed certificate in it"));
        }

        Item(Link(credential, "Dữ liệu có chữ ký số (Open Badges 3.0, JSON-LD)", "Signed data with its proof"));
        Item(Link($"{credential}.jwt", "Dữ liệu có chữ ký số (VC-JWT)", "The same as a token"));
        page.Append("</ul>");

        void Item(string link) => page.Append("<li>").Append(link).Append("</li>");
    }

    private static string Link(string address, string vi, string en) =>
        $"<a href=\"{Encoder.Encode(address)}\">{vi} <span lang=\"en\">{en}</span></a>";

    private static void Row(StringBuilder page, string vi, string en, string? value, string? valueEn = null)
    {
        if (value is null)
            return;
        page.Append("<div><dt>").Append(vi).Append(" · <span lang=\"en\">").Append(en).Append("</span></dt><dd>")
            .Append(Encoder.Encode(value));
        if (valueEn is not null)
            page.Append(" <span lang=\"en\">").Append(Encoder.Encode(valueEn)).Append("</span>");
        page.Append("</dd></div>");
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

    private static (string Look, string Mark, string Vi, string En) Verdict(Status status) => status switch
    {
        Status.Valid =>
            ("ok", "✔ HỢP LỆ", "Giấy xác nhận có thật và đang có hiệu lực.", "Valid: genuine and in force."),
        Status.Revoked =>
            ("no", "✘ ĐÃ BỊ THU HỒI", "Giấy xác nhận không còn hiệu lực.", "Revoked: no longer in force."),
        Status.Pending =>
            ("wait", "… ĐANG CHỜ KÝ SỐ", "Hãy xem lại sau ít phút.", "Waiting for the issuer&#39;s signature."),
        Status.Suspended =>
            ("wait", "⏸ ĐANG TẠM DỪNG", "Hiện chưa có hiệu lực.", "Suspended: not in force for the time being."),
        Status.Superseded =>
            ("no", "✘ ĐÃ ĐƯỢC THAY THẾ", "Giấy khác đã thay giấy này.",
                "Superseded: another certificate took its place."),
        Status.Expired =>
            ("no", "✘ ĐÃ HẾT HẠN", "Giấy xác nhận không còn hiệu lực.", "Expired: no longer in force."),
        Status.CannotConfirm =>
            ("no", "✘ KHÔNG XÁC NHẬN ĐƯỢC", "Không nên tin giấy này.", "Cannot be confirmed: do not rely on it."),
        _ => ("no", "✘ KHÔNG TÌM THẤY", "Không có giấy xác nhận nào với mã này.",
            "Not found: no certificate has this code."),
    };

    // A program says what it wants or nothing at all; only a browser prefers HTML.
    internal static bool PrefersHtml(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return Quality("text/html") > Quality("application/json");

        double Quality(string type) => accepted
            .Where(a => a.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
            .Select(a => a.Quality ?? 1).DefaultIfEmpty(0).Max();
    }

    private static string StyleHash() => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));
}
