using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Platform.Benchmarks;

/// <summary>PostgreSQL's own load program: what a database alone can do on this machine.</summary>
internal static partial class Pgbench
{
    /// <returns>Transactions per second.</returns>
    internal static async Task<double> MeasureAsync(
        NpgsqlConnectionStringBuilder database, string script, int clients, TimeSpan duration)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, script + "\n");
            var start = new ProcessStartInfo("pgbench")
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment =
                {
                    ["PGHOST"] = database.Host, ["PGPORT"] = $"{database.Port}", ["PGUSER"] = database.Username,
                    ["PGPASSWORD"] = database.Password, ["PGDATABASE"] = database.Database,
                },
                ArgumentList =
                {
                    "-n", "-M", "prepared", "-D", "i=0", "-c", $"{clients}", "-j", "2",
                    "-T", $"{duration.TotalSeconds:0}", "-f", file,
                },
            };
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            var text = await output;
            return process.ExitCode == 0 && Rate().Match(text) is { Success: true } rate
                ? double.Parse(rate.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException($"pgbench ended with {process.ExitCode}:\n{text}{await errors}");
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("pgbench is not on the PATH; Debian has it in postgresql-contrib.", e);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Rate();
}
