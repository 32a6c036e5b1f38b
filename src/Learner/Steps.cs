namespace Platform.Learners;

internal static class Steps
{
    /// <summary>
    /// Does work in small steps, each with services of its own, until a step finds nothing left to do.
    /// </summary>
    public static async Task RunAll<TWork>(
        this IServiceScopeFactory scopes, Func<TWork, CancellationToken, Task<int>> step,
        CancellationToken stoppingToken)
        where TWork : notnull
    {
        var done = 1;
        while (done > 0)
        {
            await using var scope = scopes.CreateAsyncScope();
            done = await step(scope.ServiceProvider.GetRequiredService<TWork>(), stoppingToken);
        }
    }
}
