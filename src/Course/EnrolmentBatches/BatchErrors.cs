using CsvHelper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Enrolments;
using Platform.ServiceDefaults;

namespace Platform.Courses.EnrolmentBatches;

/// <summary>The rows of a list that got no seat, as CSV to correct and send again, each with what is wrong.</summary>
internal static class BatchErrors
{
    private const int Page = 1_000;

    private static readonly Dictionary<EnrolmentOutcome, string> Texts = new()
    {
        [EnrolmentOutcome.UnknownLearner] = "Không tìm thấy học viên.",
        [EnrolmentOutcome.InactiveLearner] = "Hồ sơ học viên đã ngừng hoặc đang bị hạn chế.",
        [EnrolmentOutcome.ClassFull] = "Lớp học đã đủ người.",
        [EnrolmentOutcome.ClassClosed] = "Lớp học đã kết thúc hoặc bị hủy.",
        [EnrolmentOutcome.UnknownClass] = "Không tìm thấy lớp học.",
        [EnrolmentOutcome.Malformed] = "Dòng này không có đủ mã hợp lệ.",
    };

    internal static bool IsError(EnrolmentOutcome outcome) => Texts.ContainsKey(outcome);

    internal static async Task<Results<PushStreamHttpResult, NotFound>> Handle(
        Guid id, AreaScope scope, CourseDbContext db, CancellationToken cancellationToken) =>
        await Download(id, db.EnrolmentBatches.Within(scope, db.Areas), db, cancellationToken);

    internal static async Task<Results<PushStreamHttpResult, NotFound>> Download(
        Guid id, IQueryable<EnrolmentBatch> visible, CourseDbContext db, CancellationToken cancellationToken) =>
        await visible.AnyAsync(batch => batch.Id == id, cancellationToken)
            ? TypedResults.Stream(
                output => Write(output, id, db, cancellationToken), "text/csv; charset=utf-8",
                $"enrolments-{id}-errors.csv")
            : TypedResults.NotFound();

    private static async Task Write(Stream output, Guid id, CourseDbContext db, CancellationToken cancellationToken)
    {
        // With a BOM, without which Excel misreads Vietnamese.
        await using var csv = CsvWriter.Create(
            output, new CsvWriterOptions { WriteByteOrderMark = true }, leaveOpen: true);
        WriteRow(csv, "class_id", "learner_id", "line", "code", "message");
        EnrolmentOutcome[] errors = [.. Texts.Keys];
        for (var last = 0; ;)
        {
            var rows = await db.EnrolmentBatchRows.AsNoTracking()
                .Where(row => row.BatchId == id && row.Number > last && errors.Contains(row.Outcome!.Value))
                .OrderBy(row => row.Number).Take(Page).ToListAsync(cancellationToken);
            if (rows is [])
                break;
            foreach (var row in rows)
            {
                var outcome = row.Outcome!.Value;
                WriteRow(
                    csv, $"{row.ClassId}", $"{row.LearnerId}", $"{row.Number}", Codes.Of(outcome), Texts[outcome]);
            }

            await csv.FlushAsync(cancellationToken);
            last = rows[^1].Number;
        }
    }

    private static void WriteRow(CsvWriter csv, params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell);
        csv.EndRecord();
    }
}
