using Platform.Learners.Learners;
using Platform.ServiceDefaults;

namespace Platform.Learners.Imports;

/// <summary>A row after the checks that need no look at other people.</summary>
internal sealed record CheckedRow(FileRow File, Registration? Registration, IReadOnlyList<RowFinding> Findings);

/// <summary>A person as they would be stored, and what the others would learn.</summary>
internal sealed record Registration(Learner Learner, IReadOnlyList<object> Events);

/// <summary>A finding about a cell, or about the whole row where no column is named.</summary>
internal sealed record RowFinding(string? Column, Finding Finding, bool IsWarning);

/// <summary>The checks of a row, for several threads at once.</summary>
internal sealed class RowCheck(Guid importId, VillageIndex villages, PersonalDataVault vault, TimeProvider time)
{
    private const int LongestText = 500;
    private static readonly LearnerField[] Fields = Enum.GetValues<LearnerField>();
    private readonly DateOnly today = VietnamTime.Today(time);

    public CheckedRow Check(FileRow row)
    {
        if (row.IsMalformed)
            return new CheckedRow(row, null, [new RowFinding(null, Finding.RowMalformed, IsWarning: false)]);

        var cells = row.Cells.Select(cell => Unescape(VietnameseText.Clean(cell))).ToArray();
        var errors = new List<FieldFinding>();
        foreach (var field in Fields)
        {
            if (cells[(int)field].Length > LongestText || cells[(int)field].Any(char.IsControl))
                errors.Add(new FieldFinding(field, Finding.TextInvalid));
        }

        if (errors.Count > 0)
            return Rejected(row, errors);

        var draft = LearnerDraft.Parse(Raw(cells), today, errors);
        if (villages.Find(cells[(int)LearnerField.Village], out var areaId) is { } unknown)
            errors.Add(new FieldFinding(LearnerField.Village, unknown));
        if (errors.Count > 0 || draft is null)
            return Rejected(row, errors);

        var (learner, events) = Learner.Register(draft, areaId, vault, time.GetUtcNow(), importId, row.Number);
        return new CheckedRow(
            row, new Registration(learner, events),
            [.. draft.Warnings().Select(warning => Of(warning, isWarning: true))]);
    }

    private static CheckedRow Rejected(FileRow row, IEnumerable<FieldFinding> errors) =>
        new(row, null, [.. errors.Select(error => Of(error, isWarning: false))]);

    private static RowFinding Of(FieldFinding found, bool isWarning) =>
        new(ImportHeader.Name(found.Field), found.Finding, isWarning);

    private static RawLearner Raw(string[] cells)
    {
        return new RawLearner(
            Cell(LearnerField.FullName), Cell(LearnerField.BirthDate), Cell(LearnerField.Sex),
            Cell(LearnerField.CitizenId),
            Cell(LearnerField.Phone),
            Cell(LearnerField.Audiences)
                .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Cell(LearnerField.PreferredLanguage));

        string Cell(LearnerField field) => cells[(int)field];
    }

    /// <summary>
    /// Spreadsheets, and our own files of rejected rows, mark text that is not a formula with an apostrophe.
    /// </summary>
    private static string Unescape(string cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;
}
