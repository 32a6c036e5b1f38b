using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Learners;

/// <summary>Place of the last row of a page: its sort key and its id. Opaque to clients.</summary>
internal sealed record Cursor(string Key, Guid Id)
{
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Id:N}{Key}"));

    /// <summary>Reads what <see cref="ToString"/> wrote; anything else is refused.</summary>
    public static bool TryParse(string text, out Cursor cursor)
    {
        cursor = new Cursor("", Guid.Empty);
        if (text.Length > 2_000 || !Base64Url.IsValid(text))
            return false;
        var decoded = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        if (decoded.Length < 32 || decoded.Contains('\0') || !Guid.TryParseExact(decoded[..32], "N", out var id))
            return false;
        cursor = new Cursor(decoded[32..], id);
        return true;
    }
}

internal static class CursorProblem
{
    public static ProblemHttpResult Unreadable() => Problems.BadRequest(
        "cursor-invalid", "Con trỏ trang không hợp lệ; hãy tải lại từ đầu.", "The cursor is not valid; start from the first page.");
}
