using System.Reflection;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts;
using Platform.Insights.Journal;

namespace Platform.Insights.Tests;

public sealed class JournalTests(InsightsFixture insights) : IClassFixture<InsightsFixture>
{
    [Fact]
    public async Task Views_rebuilt_from_the_journal_equal_the_live_ones_row_for_row()
    {
        await insights.Publish(new ProvinceEvents().Journey());
        var live = await insights.Rows();
        await insights.Query(async db =>
        {
            await db.Certificates.ExecuteUpdateAsync(set => set.SetProperty(row => row.LearnerId, Guid.Empty));
            await db.Learners.ExecuteDeleteAsync();
            return await db.Sessions.ExecuteUpdateAsync(set => set.SetProperty(row => row.Named, 1_000));
        });

        await RebuildViews.Run(insights.Services, default);

        Assert.Equal(live, await insights.Rows());
    }

    [Fact]
    public async Task Events_that_arrive_during_a_rebuild_are_not_lost()
    {
        await insights.Publish(new ProvinceEvents().Journey());
        var rebuild = Task.Run(() => RebuildViews.Run(insights.Services, default));
        await insights.Publish(new ProvinceEvents().Journey());
        await rebuild;

        var live = await insights.Rows();
        await RebuildViews.Run(insights.Services, default);
        Assert.Equal(live, await insights.Rows());
    }

    [Fact]
    public async Task Every_table_but_the_journal_is_a_view_that_a_rebuild_makes_anew()
    {
        var tables = await insights.Query(db => db.Database.SqlQuery<string>(
            $"""
            select table_name::text as "Value" from information_schema.tables
            where table_schema = 'public' and table_name not in ('journal', '__EFMigrationsHistory')
            """).ToListAsync());

        Assert.Equal(tables.Order(), await insights.Query(db => Task.FromResult(db.Views.Order().ToList())));
    }

    [Fact]
    public void Every_event_without_personal_data_is_journalled_and_no_other()
    {
        var expected = typeof(PersonalDataAttribute).Assembly.GetTypes()
            .Where(type => !type.IsDefined(typeof(PersonalDataAttribute)))
            .Select(type => type.GetCustomAttribute<EntityNameAttribute>()?.EntityName)
            .OfType<string>()
            // What an operator reports becomes an event of the service that asked.
            .Except(
            [
                "partner.account-provision-reported.v1", "partner.message-receipt-reported.v1",
                "partner.session-link-reported.v1",
            ])
            .Order();

        Assert.Equal(expected, JournalledEvents.All.Select(journalled => journalled.WireName).Order());
    }
}
