using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Courses.Practice;

/// <summary>The tasks of real life that people practise, in their newest version and in plain words.</summary>
internal static class ListPracticeTasks
{
    /// <param name="Items">By code.</param>
    public sealed record Response(IReadOnlyList<Item> Items);

    /// <param name="Code">Stable code, <c>pay-electricity-bill</c>.</param>
    /// <param name="Version">From 1; another wording is another version.</param>
    /// <param name="Kind">Who does it.</param>
    /// <param name="TitleVi">Its name, <c>Trả tiền điện bằng điện thoại</c>.</param>
    /// <param name="TitleEn">The same in English, <c>Pay the electricity bill by phone</c>.</param>
    /// <param name="PlainVi">What to do, in short sentences for large letters:
    /// <c>Mở ứng dụng ngân hàng. Chọn trả tiền điện.</c></param>
    /// <param name="PlainEn">The same in English, <c>Open the bank app. Choose the electricity bill.</c></param>
    /// <param name="VoiceVi">What a telephone reads out, <c>Bác mở ứng dụng ngân hàng, chọn trả tiền điện.</c></param>
    /// <param name="SkillCodes">The skills it shows, <c>757-citizens@1.0/cashless-payment</c>.</param>
    /// <param name="Source">Where it comes from, <c>Danh mục khởi đầu của nền tảng</c>.</param>
    public sealed record Item(
        string Code, int Version, TaskKind Kind, string TitleVi, string TitleEn, string PlainVi, string PlainEn,
        string VoiceVi, IReadOnlyList<string> SkillCodes, string Source);

    internal static async Task<Ok<Response>> Handle(
        string? skill, CourseDbContext db, CancellationToken cancellationToken)
    {
        var items = await db.PracticeTasks.Newest()
            .Where(task => skill == null || task.SkillCodes.Contains(skill))
            .OrderBy(task => task.Code)
            .Select(t => new Item(
                t.Code, t.Version, t.Kind, t.TitleVi, t.TitleEn, t.PlainVi, t.PlainEn, t.VoiceVi, t.SkillCodes,
                t.Source))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(items));
    }
}
