using CsvHelper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Platform.Courses.EnrolmentBatches;

/// <summary>Reads a list: one line a learner, with the class where all are not for the same one.</summary>
internal static class BatchFile
{
    private const int MostRows = 100_000;
    private const int LongestRow = 1_024;
    private const string ClassColumn = "class_id", LearnerColumn = "learner_id";

    /// <param name="file">The list as CSV.</param>
    /// <param name="batchId">The batch its rows are for.</param>
    /// <param name="classId">The class all are for; none where each row names its own.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The rows in their order, or why there are none.</returns>
    internal static async Task<(List<EnrolmentBatchRow> Rows, ProblemHttpResult? Refusal)> Read(
        Stream file, Guid batchId, Guid? classId, CancellationToken cancellationToken)
    {
        var rows = new List<EnrolmentBatchRow>();
        await using var csv = CsvReader.Create(file, new CsvReaderOptions
        {
            HasHeader = false,
            MaxRecordSize = LongestRow,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
        });
        try
        {
            if (!await csv.ReadAsync(cancellationToken))
                return (rows, BatchProblems.Empty);
            var columns = Cells(csv);
            var (classAt, learnerAt) = (Array.IndexOf(columns, ClassColumn), Array.IndexOf(columns, LearnerColumn));
            if (learnerAt < 0 || classAt >= 0 == classId is not null)
                return (rows, BatchProblems.Header);

            while (await csv.ReadAsync(cancellationToken))
            {
                var cells = Cells(csv);
                if (cells is [""])
                    continue;
                if (rows.Count == MostRows)
                    return (rows, BatchProblems.TooLong);
                rows.Add(Row(
                    batchId, (int)csv.LineNumber, classId ?? Id(cells, classAt), Id(cells, learnerAt)));
            }
        }
        catch (CsvFormatException)
        {
            return (rows, BatchProblems.NotCsv);
        }

        return (rows, rows.Count > 0 ? null : BatchProblems.Empty);
    }

    private static EnrolmentBatchRow Row(Guid batchId, int number, Guid? classId, Guid? learnerId) => new()
    {
        BatchId = batchId,
        Number = number,
        ClassId = classId,
        LearnerId = learnerId,
        Outcome = classId is null || learnerId is null ? Enrolments.EnrolmentOutcome.Malformed : null,
    };

    private static Guid? Id(string[] cells, int at) =>
        at < cells.Length && Guid.TryParseExact(cells[at], "D", out var id) ? id : null;

    private static string[] Cells(CsvReader csv)
    {
        var cells = new string[csv.FieldCount];
        for (var index = 0; index < cells.Length; index++)
            cells[index] = csv.GetString(index).Trim().TrimStart('\uFEFF');
        return cells;
    }
}
