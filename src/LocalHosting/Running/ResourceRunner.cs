namespace Platform.LocalHosting.Running;

/// <summary>Takes one resource from waiting to running to ready, and notes when it ends.</summary>
internal sealed class ResourceRunner(ResourceStatus status, Run run, StatusBoard board, Action<string> say)
{
    public Run Run { get; } = run;

    public async Task RunAsync(CancellationToken ct)
    {
        try
        {
            await WaitForOthersAsync(ct);
            board.Set(status, ResourceState.Starting);
            if (status.Resource is not ServerResource { IsElsewhere: true })
                EndpointAllocator.RequireFree(status.Resource);
            await Run.StartAsync(line => say($"{status.Name}: {line}"), ct);
            board.Set(status, ResourceState.Running, s => s.Processes = Run.Processes);
            await BecomeReadyAsync(ct);
            End(await Run.Ended.WaitAsync(ct));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Stopping is the application's business.
        }
        catch (LocalHostingException e)
        {
            Fail(e.Message);
        }
#pragma warning disable CA1031 // Whatever goes wrong with one resource is told to people and must not end the others.
        catch (Exception e)
        {
            Fail(e.ToString());
        }
#pragma warning restore CA1031
    }

    private async Task WaitForOthersAsync(CancellationToken ct)
    {
        await board.WaitUntilAsync(
            () => status.Resource.Waits.TrueForAll(board.IsOver) || Hopeless() is not null, ct);
        if (Hopeless() is { } wait)
            throw new LocalHostingException(
                $"{status.Name} needs {wait.Resource.Name} to end with exit code {wait.ExitCode}, but "
                + $"{wait.Resource.Name} {board.Of(wait.Resource).Describe()}.");
    }

    private WaitAnnotation? Hopeless() => status.Resource.Waits.Find(
        wait => wait.Kind == WaitKind.Completion && board.Of(wait.Resource).HasEnded && !board.IsOver(wait));

    private async Task BecomeReadyAsync(CancellationToken ct)
    {
        var pause = TimeSpan.FromMilliseconds(100);
        while (!Run.Ended.IsCompleted)
        {
            try
            {
                await Run.CheckAsync(ct);
                board.Set(status, ResourceState.Ready, s => s.Message = null);
                return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
            {
                status.Message = e.Message;
            }
            // Quick at first, because most are up at once; then once a second.
            await Task.WhenAny(Task.Delay(pause, ct), Run.Ended);
            pause = TimeSpan.FromMilliseconds(Math.Min(pause.TotalMilliseconds * 1.5, 1_000));
        }
    }

    private void End(int exitCode) => board.Set(
        status,
        exitCode == 0 ? ResourceState.Finished : ResourceState.Exited,
        s => (s.ExitCode, s.Processes) = (exitCode, []));

    private void Fail(string message) => board.Set(status, ResourceState.FailedToStart, s => s.Message = message);
}
