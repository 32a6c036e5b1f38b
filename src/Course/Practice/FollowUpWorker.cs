using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Platform.Courses.Practice;

/// <summary>Configuration section <c>Course:Practice</c>.</summary>
internal sealed class PracticeOptions
{
    /// <summary>How often it is looked whether the day of a question has come.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan ClockInterval { get; set; } = TimeSpan.FromMinutes(5);
}

/// <summary>Goes round until nothing is left, then waits for the clock.</summary>
internal sealed class FollowUpWorker(
    IServiceScopeFactory scopes, IOptions<PracticeOptions> options, ILogger<FollowUpWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ClockInterval);
        do
        {
            try
            {
                while (await Step(stoppingToken) > 0)
                {
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.FollowUpsFailed(logger, e); // the next tick goes on where this one ended
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> Step(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FollowUpRound>().Step(stoppingToken);
    }
}
