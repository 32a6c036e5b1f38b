using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Platform.Learners.Access;

/// <summary>
/// An export as people read it: no script, nothing fetched, every value escaped. A member without a word of its own
/// here shows under its code, so that a section added later is never left out.
/// </summary>
internal static class ExportPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly Dictionary<string, string> Words = new()
    {
        ["exportedAt"] = "Thời điểm xuất",
        ["person"] = "Người được xuất dữ liệu",
        ["sections"] = "Dữ liệu liên quan",
        ["id"] = "Mã hồ sơ",
        ["fullName"] = "Họ và tên",
        ["birthDate"] = "Ngày sinh",
        ["sex"] = "Giới tính",
        ["citizenId"] = "Số định danh cá nhân",
        ["phone"] = "Số điện thoại",
        ["preferredLanguage"] = "Ngôn ngữ",
        ["areaId"] = "Mã địa bàn",
        ["state"] = "Trạng thái",
        ["registeredAt"] = "Ngày đăng ký",
        ["restrictedAt"] = "Hạn chế xử lý từ",
        ["otherIds"] = "Hồ sơ đã gộp",
        ["audiences"] = "Nhóm đối tượng",
        ["audience"] = "Nhóm",
        ["validFrom"] = "Từ ngày",
        ["validTo"] = "Đến trước ngày",
        ["source"] = "Nguồn",
        ["possible-duplicates"] = "Nghi trùng hồ sơ",
        ["access-log"] = "Ai đã xem",
        ["at"] = "Thời điểm",
        ["action"] = "Việc",
        ["purpose"] = "Mục đích",
        ["reason"] = "Lý do",
        ["requests"] = "Yêu cầu của chủ thể dữ liệu",
        ["consents"] = "Đồng ý",
        ["sensitive-tags"] = "Thông tin nhạy cảm",
        ["guardians"] = "Người giám hộ",
        ["households"] = "Hộ gia đình",
    };

    public static string Render(JsonElement export)
    {
        var page = new StringBuilder("""
            <!doctype html>
            <html lang="vi"><head><meta charset="utf-8"><title>Dữ liệu cá nhân · Personal data</title>
            <style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
            table{border-collapse:collapse;width:100%;margin:.5rem 0}th,td{border:1px solid #999;padding:.3rem .6rem;
            text-align:left;vertical-align:top}th{width:14rem;background:#f2f2f2}</style></head><body>
            <h1>Dữ liệu cá nhân đang được lưu · Personal data on record</h1>

            """);
        Write(page, export);
        return page.Append("</body></html>\n").ToString();
    }

    private static void Write(StringBuilder page, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                page.Append("<table>");
                foreach (var member in value.EnumerateObject().Where(m => m.Value.ValueKind is not JsonValueKind.Null))
                {
                    page.Append("<tr><th scope=\"row\">").Append(Encoder.Encode(Word(member.Name))).Append("</th><td>");
                    Write(page, member.Value);
                    page.Append("</td></tr>\n");
                }

                page.Append("</table>");
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    Write(page, item);
                break;
            default:
                page.Append("<span>").Append(Encoder.Encode(value.ToString())).Append("</span> ");
                break;
        }
    }

    private static string Word(string code) => Words.GetValueOrDefault(code, code);
}
