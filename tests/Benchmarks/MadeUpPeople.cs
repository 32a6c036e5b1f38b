using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace Platform.Benchmarks;

/// <summary>
/// People as the database holds them after an import, by COPY: a million of them in the time that a few thousand would
/// take over HTTP. Names as common as they are, so that searches find as many as they would.
/// </summary>
internal static class MadeUpPeople
{
    private static readonly (string Name, string Fold)[] Families =
    [
        ("Nguyễn", "nguyen"), ("Nguyễn", "nguyen"), ("Nguyễn", "nguyen"), ("Trần", "tran"), ("Lê", "le"),
        ("Phạm", "pham"), ("Hoàng", "hoang"), ("Hà", "ha"), ("Nông", "nong"), ("Triệu", "trieu"), ("Lý", "ly"),
        ("Sùng", "sung"),
    ];

    private static readonly (string Name, string Fold)[] Middles =
    [
        ("Thị", "thi"), ("Thị", "thi"), ("Văn", "van"), ("Văn", "van"), ("Đức", "duc"), ("Minh", "minh"),
        ("Ngọc", "ngoc"), ("Thu", "thu"), ("Mùi", "mui"), ("A", "a"),
    ];

    private static readonly (string Name, string Fold)[] Givens =
    [
        ("An", "an"), ("Bình", "binh"), ("Chi", "chi"), ("Dao", "dao"), ("Dung", "dung"), ("Đạt", "dat"),
        ("Giang", "giang"), ("Hà", "ha"), ("Hiền", "hien"), ("Hoà", "hoa"), ("Huệ", "hue"), ("Hùng", "hung"),
        ("Hương", "huong"), ("Khánh", "khanh"), ("Lan", "lan"), ("Linh", "linh"), ("Long", "long"), ("Mai", "mai"),
        ("Mẩy", "may"), ("Nga", "nga"), ("Nhung", "nhung"), ("Páo", "pao"), ("Phúc", "phuc"), ("Quân", "quan"),
        ("Sơn", "son"), ("Tâm", "tam"), ("Thảo", "thao"), ("Thuỷ", "thuy"), ("Tuấn", "tuan"), ("Xinh", "xinh"),
    ];

    /// <summary>The last words of names, by which people are looked for.</summary>
    internal static IReadOnlyList<string> GivenNames { get; } = [.. Givens.Select(given => given.Fold)];

    /// <summary>Adds people until there are as many as asked for.</summary>
    internal static async Task CopyAsync(NpgsqlDataSource database, IReadOnlyList<Guid> villages, int from, int to)
    {
        await using (var connection = await database.OpenConnectionAsync())
        {
            await using var copy = await connection.BeginBinaryImportAsync(
                """
                COPY learners (id, full_name, fold_name, birth_date, sex, citizen_id_index, citizen_id_masked,
                    citizen_tail_index, preferred_language, area_id, registered_at, version)
                FROM STDIN (FORMAT BINARY)
                """);
            copy.Timeout = TimeSpan.FromMinutes(20);
            var random = new Random(from);
            for (var number = from; number < to; number++)
                await WriteAsync(copy, random, number, villages[number % villages.Count]);
            await copy.CompleteAsync();
        }

        // What autovacuum and the checkpointer would do in their own time.
        foreach (var chore in new[] { "VACUUM ANALYZE learners", "CHECKPOINT" })
        {
            await using var command = database.CreateCommand(chore);
            command.CommandTimeout = 600;
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, Random random, int number, Guid village)
    {
        var (family, middle, given) = (Any(random, Families), Any(random, Middles), Any(random, Givens));
        var day = new DateOnly(1930, 1, 1).AddDays(random.Next(32_000));
        await copy.StartRowAsync();
        await copy.WriteAsync(Guid.CreateVersion7());
        await copy.WriteAsync($"{family.Name} {middle.Name} {given.Name}");
        await copy.WriteAsync($"{family.Fold} {middle.Fold} {given.Fold}");
        await copy.WriteAsync(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await copy.WriteAsync(number % 2 == 0 ? "Female" : "Male");
        await copy.WriteAsync(SHA256.HashData(BitConverter.GetBytes(number)));
        await copy.WriteAsync("0**********1");
        await copy.WriteAsync(SHA256.HashData(BitConverter.GetBytes(-1 - random.Next(10_000))));
        await copy.WriteAsync("vi");
        await copy.WriteAsync(village);
        await copy.WriteAsync(DateTimeOffset.UtcNow, NpgsqlDbType.TimestampTz);
        await copy.WriteAsync(3L);
    }

    private static (string Name, string Fold) Any(Random random, (string, string)[] names) =>
        names[random.Next(names.Length)];
}
