using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Learners.Calendar;
using Platform.Learners.Rules;
using Platform.ServiceDefaults;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>The calendar of working days and the rules, which are data.</summary>
public sealed class ReferenceDataTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    [Fact]
    public async Task Seeding_again_adds_nothing_and_keeps_what_an_officer_has_set()
    {
        await learner.Use<LearnerDbContext, int>(async db =>
        {
            await Seeds.Write(learner.Services, CancellationToken.None);
            return await db.SaveChangesAsync();
        });

        Assert.Equal(CalendarSeed.Read().Count(), await learner.Use<LearnerDbContext, int>(
            db => db.CalendarDays.CountAsync(day => day.Day.Year < 2030)));
        Assert.Equal(RuleSeed.Read().Length, await learner.Use<LearnerDbContext, int>(
            db => db.Rules.CountAsync(rule => !rule.Code.StartsWith("test-"))));
    }

    [Theory]
    [InlineData("2025-12-31", 1, "one-able-member")]
    [InlineData("2026-01-01", 2, "one-trained-and-one-guided")]
    public async Task A_rule_is_answered_as_of_the_day_asked_for(string asOf, int version, string value)
    {
        var rule = await Reader().GetFromJsonAsync<JsonElement>($"/rules/digital-family?asOf={asOf}");

        Assert.Equal(
            (version, value), (rule.GetProperty("version").GetInt32(), rule.GetProperty("value").GetString()));
        Assert.NotEmpty(rule.GetProperty("legalBasis").GetString()!);
    }

    [Theory]
    [InlineData("/rules/no-such-rule")]
    [InlineData("/rules/digital-family?asOf=2024-12-31")]
    public async Task A_rule_that_nobody_set_for_that_day_is_unknown(string path) => Assert.Equal(
        HttpStatusCode.NotFound, (await Reader().GetAsync(new Uri(path, UriKind.Relative))).StatusCode);

    [Fact]
    public async Task The_value_of_a_rule_comes_with_its_version()
    {
        var quota = new RuleKey<int>("mentor-min-mentees");

        var rule = await learner.Use<LearnerDbContext, RuleValue<int>>(
            db => RuleBook.Value(db, quota, new DateOnly(2026, 3, 1), CancellationToken.None));

        Assert.Equal(new RuleValue<int>(5, 1), rule);
    }

    [Fact]
    public async Task A_rule_that_is_missing_is_an_error_and_no_default()
    {
        var missing = new RuleKey<int>("no-such-rule");

        await Assert.ThrowsAsync<InvalidOperationException>(() => learner.Use<LearnerDbContext, RuleValue<int>>(
            db => RuleBook.Value(db, missing, new DateOnly(2026, 3, 1), CancellationToken.None)));
    }

    [Fact]
    public async Task A_next_version_is_added_while_the_one_before_ends_and_two_never_overlap()
    {
        var first = NewRule(1);
        await learner.Use<LearnerDbContext, int>(db => Save(db, first));

        await learner.Use<LearnerDbContext, int>(async db =>
        {
            var open = await db.Rules.SingleAsync(rule => rule.Code == first.Code);
            open.EndOn(new DateOnly(2026, 7, 1));
            return await Save(db, NewRule(2, first.Code, new DateOnly(2026, 7, 1)));
        });

        var overlap = await Assert.ThrowsAsync<DbUpdateException>(
            () => learner.Use<LearnerDbContext, int>(db => Save(db, NewRule(3, first.Code))));
        Assert.Equal(
            PostgresErrorCodes.ExclusionViolation, Assert.IsType<PostgresException>(overlap.InnerException).SqlState);
    }

    [Fact]
    public async Task The_calendar_of_a_year_says_where_each_day_comes_from()
    {
        var year = await Reader().GetFromJsonAsync<JsonElement>("/calendar?year=2026");

        Assert.False(year.GetProperty("calendarIncomplete").GetBoolean());
        var swapped = year.GetProperty("items").EnumerateArray()
            .Single(day => day.GetProperty("day").GetString() == "2026-01-10");
        Assert.Equal("working", swapped.GetProperty("kind").GetString());
        Assert.NotEmpty(swapped.GetProperty("source").GetString()!);
    }

    [Fact]
    public async Task A_day_may_be_set_and_set_again_and_completes_a_year_nobody_knew()
    {
        var before = await Reader().GetFromJsonAsync<JsonElement>("/calendar?year=2031");
        Assert.True(before.GetProperty("calendarIncomplete").GetBoolean());

        await Put("2031-09-02", new { kind = "working", name = "Nhầm", source = "Công văn 1" });
        var answer = await Put("2031-09-02", new { kind = "holiday", name = "Quốc khánh", source = "Công văn 2" });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var after = await Reader().GetFromJsonAsync<JsonElement>("/calendar?year=2031");
        var day = Assert.Single(after.GetProperty("items").EnumerateArray());
        Assert.Equal(
            ("holiday", "Quốc khánh"), (day.GetProperty("kind").GetString(), day.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("1999-01-01", "holiday", "Tết")]
    [InlineData("2032-02-30", "holiday", "Tết")]
    [InlineData("2032-02-01", "feast", "Tết")]
    [InlineData("2032-02-01", "holiday", "")]
    [InlineData("2032-02-01", "holiday", "   ")]
    public async Task A_day_that_is_none_is_refused(string day, string kind, string name) => Assert.Equal(
        HttpStatusCode.BadRequest, (await Put(day, new { kind, name, source = "Công văn 3" })).StatusCode);

    [Fact]
    public async Task Only_the_keeper_of_deadlines_sets_a_day()
    {
        var reader = learner.SignInAs(ThaiNguyen, Scopes.AreasRead, Scopes.PrivacyRead);

        var answer = await reader.PutAsJsonAsync(
            "/calendar/2032-01-01", new { kind = "holiday", name = "Tết", source = "Công văn 4" });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Deadlines_are_computed_with_the_stored_hours_and_days()
    {
        var calendar = await learner.Use<LearnerDbContext, WorkCalendar>(
            db => WorkCalendar.Load(db, new DateOnly(2026, 3, 13), CancellationToken.None));

        var friday = VietnamTime.At(new DateOnly(2026, 3, 13), new TimeOnly(16, 0));
        Assert.Equal(
            VietnamTime.At(new DateOnly(2026, 3, 16), new TimeOnly(10, 30)),
            calendar.AddWorkingTime(friday, TimeSpan.FromHours(4)));
    }

    private static Rule NewRule(int version, string? code = null, DateOnly? from = null) => new()
    {
        Code = code ?? $"test-{Guid.NewGuid():N}"[..20],
        Version = version,
        Value = JsonSerializer.SerializeToElement(version),
        LegalBasis = "Quyết định",
        Source = "test",
        ValidFrom = from ?? new DateOnly(2026, 1, 1),
    };

    private static Task<int> Save(LearnerDbContext db, Rule rule)
    {
        db.Rules.Add(rule);
        return db.SaveChangesAsync();
    }

    private HttpClient Reader() => learner.SignInAs(ThaiNguyen, Scopes.AreasRead);

    private Task<HttpResponseMessage> Put(string day, object body) =>
        learner.SignInAs(ThaiNguyen, Scopes.PrivacyWrite).PutAsJsonAsync($"/calendar/{day}", body);
}
