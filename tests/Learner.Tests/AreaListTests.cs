using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Testing;
using static Platform.Learners.Tests.CommuneFixture;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>What stops an official list, and what does not.</summary>
public sealed class AreaListTests(CommuneFixture learner) : IClassFixture<CommuneFixture>
{
    [Fact]
    [Trait("requirement", "001-01")]
    public async Task Each_defect_of_the_table_stops_it_with_its_line_and_nothing_is_written()
    {
        Assert.Equal(
            "area-import-order",
            (await Json(await learner.LoadConversion(OfficialLists.Official(Pair.All), New, Former)))
            .GetProperty("code").GetString());
        await Ok(learner.LoadCatalogue(OfficialLists.Catalogue(Pair.All), Former));
        var before = await Rows();
        var lines = OfficialLists.Normalised(Pair.All).Split('\n');

        await Stops("note-unknown", Changed(2, ",whole,", ",Nhập chung,"), 3);
        await Stops("pair-twice", [.. lines[..3], lines[2], .. lines[3..]], 4);
        await Stops("province-unknown", Changed(1, ",19,whole", ",99,whole"), 2);
        await Stops("old-unit-unknown", Changed(1, "01840,Phường", "09999,Phường"), 2);
        await Stops("old-province-differs", Changed(1, "(058),06,", "(058),19,"), 2);
        await Stops("code-with-two-names", Changed(14, "Phường Gia Sàng,19,part", "Phường Khác,19,part", "05443"), 15);
        await Stops("old-unit-missing", [.. lines[..1], .. lines[2..]], 0, New - 1, Former - 1);
        await Stops("total-differs", lines, 0, New + 1);
        await Stops("total-differs", lines, 0, New, Former - 1);

        var dry = await Ok(learner.LoadConversion(OfficialLists.Official(Pair.All), New, Former, dryRun: true));
        Assert.True(dry.GetProperty("changes").GetInt32() > New);
        Assert.False(dry.GetProperty("isLoaded").GetBoolean());
        Assert.Equal(before, await Rows());

        string[] Changed(int index, string from, string to, string? code = null)
        {
            var changed = lines.ToArray();
            Assert.Contains(from, changed[index], StringComparison.Ordinal);
            changed[index] = changed[index].Replace(from, to);
            if (code is not null)
                changed[index] = changed[index].Replace("05467", code);
            return changed;
        }
    }

    [Fact]
    public async Task The_known_errors_of_the_table_are_settled_and_told()
    {
        await Ok(learner.LoadCatalogue(OfficialLists.Catalogue(Pair.All), Former));

        var dry = await Ok(learner.LoadConversion(OfficialLists.Official(Pair.All), New, Former, dryRun: true));

        var conflicts = dry.GetProperty("conflicts").EnumerateArray().ToList();
        Assert.All(conflicts, conflict => Assert.Equal("note", conflict.GetProperty("severity").GetString()));
        Assert.Equal(
            ["old_code 00553", "old_province 82"],
            conflicts.Where(conflict => conflict.GetProperty("code").GetString() == "corrected")
                .Select(conflict => conflict.GetProperty("found").GetString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "file-empty")]
    [InlineData("a,b\n1,2\n", "area-list-layout")]
    public async Task A_file_that_is_no_such_list_is_refused(string csv, string code)
    {
        var answer = await learner.LoadCurrent(csv, 1, "2025-07-01");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code, (await Json(answer)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_missing_or_unknown_current_commune_stops_the_list_of_today()
    {
        var wrongType = await learner.LoadCurrent(
            "code,name,full_name,type,province_code\n00004,Ba Đình,Phường Ba Đình,xa,01\n", 1, "2025-07-01");
        var conflict = (await Json(wrongType)).GetProperty("conflicts")[0];

        Assert.Equal(HttpStatusCode.Conflict, wrongType.StatusCode);
        Assert.Equal(
            ("type-unknown", 2), (conflict.GetProperty("code").GetString(), conflict.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task A_load_that_is_cut_off_has_loaded_nothing()
    {
        var before = await Rows();
        await using var connection = new NpgsqlConnection(learner.Database.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Run(connection, "LOCK TABLE area_manifests IN EXCLUSIVE MODE"); // the last table a load writes
        using var patience = new CancellationTokenSource();

        var load = learner.LoadCurrent(
            "code,name,full_name,type,province_code\n01840,Đức Xuân,Phường Đức Xuân,phuong,19\n", 1, "2025-07-01",
            cancellationToken: patience.Token);
        await Eventually.True(
            async () => await Run(connection, "SELECT count(*) FROM pg_locks WHERE NOT granted "
                + "AND relation = 'area_manifests'::regclass") is 1L,
            "the load at its last step");
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => load);
        await transaction.RollbackAsync();

        await Eventually.True(
            async () => await Run(connection, "SELECT count(*) FROM pg_locks WHERE pid <> pg_backend_pid() "
                + "AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
                + "AND relation = 'area_manifests'::regclass") is 0L,
            "the end of the load");
        Assert.Equal(before, await Rows());

        static async Task<object?> Run(NpgsqlConnection connection, string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteScalarAsync();
        }
    }

    private async Task Stops(string code, string[] lines, int line, int? units = null, int? former = null)
    {
        var answer = await learner.LoadConversion(string.Join('\n', lines), units ?? New, former ?? Former);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var conflicts = (await Json(answer)).GetProperty("conflicts").EnumerateArray()
            .Where(conflict => conflict.GetProperty("severity").GetString() == "error").ToList();
        Assert.Contains((code, line), conflicts.Select(conflict => (
            conflict.GetProperty("code").GetString()!, conflict.GetProperty("line").GetInt32())));
    }

    private Task<(int, int, int)> Rows() => learner.Use<LearnerDbContext, (int, int, int)>(async db => (
        await db.Areas.CountAsync(), await db.AreaVersions.CountAsync(), await db.AreaEdges.CountAsync()));
}

/// <summary>Lists as large as the real ones, with invented places.</summary>
public sealed class LargeAreaListTests(CommuneFixture learner) : IClassFixture<CommuneFixture>
{
    [Fact]
    public async Task Ten_thousand_communes_become_3321_and_not_one_is_lost()
    {
        var pairs = Invented().ToList();
        var former = pairs.Select(pair => pair.OldCode).Distinct().Count();
        Assert.Equal((10_571, 10_035), (pairs.Count, former));

        await Ok(learner.LoadCatalogue(OfficialLists.Catalogue(pairs), former));
        var loaded = await Ok(learner.LoadConversion(OfficialLists.Official(pairs), 3_321, former));

        Assert.Equal(10_571, loaded.GetProperty("records").GetInt32());
        var (merged, divided) = await learner.Use<LearnerDbContext, (int, int)>(async db => (
            await db.Areas.CountAsync(area => area.State == Areas.AreaState.Ended),
            await db.Areas.CountAsync(area => area.State == Areas.AreaState.Divided)));
        Assert.Equal((former - 440 + 52, 440), (merged, divided)); // 52 provinces ended too
    }

    /// <summary>10,035 former communes, 440 of them divided over two or three, in 536 pairs more.</summary>
    private static IEnumerable<Pair> Invented()
    {
        for (var unit = 0; unit < 10_035; unit++)
        {
            var target = unit % 3_321;
            yield return Of(unit, target, unit < 440 ? "part" : "whole");
            if (unit < 440)
                yield return Of(unit, target + 1, "part");
            if (unit < 96)
                yield return Of(unit, target + 2, "part");
        }
    }

    private static Pair Of(int old, int now, string how) => new(
        $"{old + 1:00000}", $"Xã Cũ {old + 1}", "Huyện Thử (058)", "06", $"{now + 1:00000}", $"Xã Mới {now + 1}", "19",
        how);
}
