using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;
using Platform.Testing;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>The alarm before sensitive data becomes core data, with thresholds of 1 and 2 people.</summary>
public sealed class CoreDataTests(LoggingLearnerFixture learner)
    : ConsentSteps(learner), IClassFixture<LoggingLearnerFixture>
{
    [Fact]
    [Trait("requirement", "000-20")]
    public async Task The_count_of_people_is_told_logged_and_measured_as_it_nears_the_threshold()
    {
        await Learner.Use<LearnerDbContext, int>(db => db.Database.ExecuteSqlRawAsync(
            """UPDATE rules SET value = '{{"warn": 1, "alarm": 2}}' WHERE code = 'sensitive-subjects'"""));
        Assert.Equal((0, "below"), await CoreData());

        var one = await NewConsenting("ethnicity-tag", "disability-tag");
        (await Tag(one, ("ethnicity", "05"), ("disability", "sight"))).EnsureSuccessStatusCode();
        Assert.Equal((1, "near"), await CoreData()); // one person, however many tags
        await HoursLater(1, subjects: 1);
        var two = await NewConsenting("ethnicity-tag");
        (await Tag(two, ("ethnicity", "12"))).EnsureSuccessStatusCode();
        Assert.Equal((2, "reached"), await CoreData());
        await HoursLater(2, subjects: 2);

        Assert.Contains(learner.Lines, line => line.StartsWith("Sensitive data of 1 people", StringComparison.Ordinal));
        Assert.Contains(learner.Lines, line => line.StartsWith("Sensitive data of 2 people", StringComparison.Ordinal));
        await Merge(one, two);
        Assert.Equal((1, "near"), await CoreData());
        (await Withdraw(one, "disability-tag")).EnsureSuccessStatusCode();
        (await Withdraw(one, "ethnicity-tag")).EnsureSuccessStatusCode();
        Assert.Equal((0, "below"), await CoreData());
        learner.Clock.Reset();
    }

    [Fact]
    public async Task Only_who_may_read_about_privacy_is_told() => Assert.Equal(
        HttpStatusCode.Forbidden,
        (await Learner.SignInAs(ThaiNguyen, Scopes.LearnersRead).GetAsync("/privacy/core-data")).StatusCode);

    private async Task<(int Subjects, string? State)> CoreData()
    {
        var answer = await Learner.SignInAs(ThaiNguyen).GetFromJsonAsync<JsonElement>("/privacy/core-data");
        Assert.Equal(2, answer.GetProperty("alarmAt").GetInt32());
        return (answer.GetProperty("subjects").GetInt32(), answer.Text("state"));
    }

    private async Task HoursLater(int hours, long subjects)
    {
        learner.Clock.Set(TimeProvider.System.GetUtcNow().AddHours(hours).AddMinutes(1));
        await Eventually.True(
            () => Task.FromResult(learner.Measure("learner.sensitive_subjects") == subjects), "the gauge");
    }
}
