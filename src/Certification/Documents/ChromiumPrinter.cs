using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Options;

namespace Platform.Certifications.Documents;

/// <summary>
/// Prints a page with headless Chromium: a process of its own each time, at low priority, that reaches no network and
/// keeps nothing. What it may do wrong ends with it.
/// </summary>
internal sealed class ChromiumPrinter(IOptions<DocumentOptions> options)
{
    private const string LowPriority = "/usr/bin/nice";
    private const string Container = "DOTNET_RUNNING_IN_CONTAINER";

    internal bool IsHere => Program is not null;

    /// <summary>Looked for each time: it may be installed while this runs.</summary>
    private string? Program => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, options.Value.Chromium)).FirstOrDefault(File.Exists);

    /// <exception cref="InvalidDataException">Nothing usable was printed, or not in time.</exception>
    internal async Task<byte[]> Print(string html, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("certificate-");
        try
        {
            var (page, pdf) = (Path.Combine(folder.FullName, "page.html"), Path.Combine(folder.FullName, "page.pdf"));
            await File.WriteAllTextAsync(page, html, Encoding.UTF8, cancellationToken);
            await Run(folder.FullName, page, pdf, cancellationToken);
            return File.Exists(pdf)
                ? await File.ReadAllBytesAsync(pdf, cancellationToken)
                : throw new InvalidDataException("Chromium printed nothing.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task Run(string folder, string page, string pdf, CancellationToken cancellationToken)
    {
        var program = Program ?? throw new InvalidDataException($"{options.Value.Chromium} is missing.");
        var start = new ProcessStartInfo(File.Exists(LowPriority) ? LowPriority : program)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        if (start.FileName == LowPriority)
            Add("-n", "15", program); // issuing and verifying go first
        Add(
            "--headless=new", "--disable-gpu", "--disable-extensions", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={Path.Combine(folder, "profile")}",
            "--no-pdf-header-footer", $"--print-to-pdf={pdf}");
        // Neither root nor, as a rule, a container may build Chromium's sandbox; the page is ours and loads nothing.
        if (Environment.IsPrivilegedProcess || Environment.GetEnvironmentVariable(Container) is "true" or "1")
            Add("--no-sandbox");
        Add(new Uri(page).AbsoluteUri);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Value.RenderTimeout);
        using var chromium = Process.Start(start)!;
        try
        {
            var said = chromium.StandardError.ReadToEndAsync(limit.Token);
            await chromium.StandardOutput.ReadToEndAsync(limit.Token);
            await chromium.WaitForExitAsync(limit.Token);
            if (chromium.ExitCode != 0)
                throw new InvalidDataException($"Chromium ended with {chromium.ExitCode}: {LastLine(await said)}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidDataException("Chromium took too long.");
        }
        finally
        {
            if (!chromium.HasExited)
            {
                chromium.Kill(entireProcessTree: true);
                await chromium.WaitForExitAsync(CancellationToken.None); // its folder is deleted next
            }
        }

        void Add(params ReadOnlySpan<string> arguments)
        {
            foreach (var argument in arguments)
                start.ArgumentList.Add(argument);
        }
    }

    private static string LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries) is [.., var last] ? last : "";
}
