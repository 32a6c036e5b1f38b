using Xunit;

namespace Platform.Testing;

/// <summary>Says everything that is wrong at once: a table is put right in one go.</summary>
public static class Tables
{
    /// <summary>Whether the lines of a file are what there really is, each once.</summary>
    public static void Same(string[] actual, string[] table, string file)
    {
        string[] wrong =
        [
            .. actual.Except(table).Select(line => "missing: " + line),
            .. table.Except(actual).Select(line => "not so:  " + line),
            .. table.GroupBy(line => line).Where(line => line.Count() > 1).Select(line => "twice:   " + line.Key),
        ];
        Assert.True(wrong.Length == 0, $"{file} differs:\n{string.Join('\n', wrong)}");
    }

    public static void Nothing(IEnumerable<string> wrong)
    {
        var lines = wrong.ToArray();
        Assert.True(lines.Length == 0, $"{lines.Length} are not as they should be:\n{string.Join('\n', lines)}");
    }
}
