using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts.Learners.V1;
using Platform.Learners.Imports;
using Platform.Testing;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

public sealed class ImportRecoveryTests(RestingLearnerFixture learner) : IClassFixture<RestingLearnerFixture>
{
    private const int Rows = 400;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task An_import_goes_on_after_its_replica_died_and_no_row_is_lost_or_stored_twice()
    {
        var commune = await learner.NewCommune("Thôn Một");
        var id = await UploadPeople(commune);
        var dead = await TakeLease(Lease);
        using var death = new CancellationTokenSource();

        var run = learner.Services.GetRequiredService<ImportRunner>().Run(dead, death.Token);
        await Eventually.True(async () => (await Read(id)).LastRow > 0, "some rows stored");
        await death.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        var before = await Read(id);

        var heir = await TakeLease(Lease);
        Assert.True(await learner.Services.GetRequiredService<ImportRunner>().Run(heir, CancellationToken.None));

        var after = await Read(id);
        Assert.InRange(before.Accepted, 10, Rows - 1);
        Assert.Equal(
            (ImportState.Completed, Rows, Rows, 0),
            (after.State, after.RowsRead, after.Accepted, after.Rejected));
        var told = (await learner.Bus.Events<LearnerRegistered>())
            .Where(evt => evt.AreaId == commune.Villages["Thôn Một"]).Select(evt => evt.LearnerId).ToList();
        Assert.Equal(Rows, told.Distinct().Count());
        Assert.Equal(Rows, told.Count);
    }

    [Fact]
    public async Task An_import_outlives_the_killing_of_its_process()
    {
        var commune = await learner.NewCommune("Thôn Một");
        const int rows = 1_000; // so many batches of ten that the kill comes before the end
        var id = await UploadPeople(commune, rows);
        await using (var doomed = ServiceProcess.Start("Learner", learner.ProcessSettings()))
        {
            await Eventually.True(
                async () => (await Read(id)).LastRow > 0, "some rows stored", TimeSpan.FromMinutes(2));
            await doomed.KillAsync();
        }

        var before = await Read(id);
        await using var heir = ServiceProcess.Start("Learner", learner.ProcessSettings());
        await Eventually.True(
            async () => (await Read(id)).State is ImportState.Completed, "end of the import", TimeSpan.FromMinutes(2));

        var after = await Read(id);
        Assert.InRange(before.Accepted, 10, rows - 1);
        Assert.Equal((rows, rows, 0), (after.RowsRead, after.Accepted, after.Rejected));
        Assert.Equal(rows, (await learner.Bus.Events<LearnerRegistered>())
            .Count(evt => evt.AreaId == commune.Villages["Thôn Một"]));
    }

    [Fact]
    public async Task A_replica_that_was_thought_dead_changes_nothing_when_it_comes_back()
    {
        var commune = await learner.NewCommune("Thôn Một");
        var id = await UploadPeople(commune);
        var slow = await TakeLease(TimeSpan.FromMilliseconds(1));
        var heir = await TakeLease(TimeSpan.FromMinutes(1));

        Assert.False(await learner.Services.GetRequiredService<ImportRunner>().Run(slow, CancellationToken.None));

        var import = await Read(id);
        Assert.Equal((heir.Owner, 0, 0), (import.LeaseOwner, import.LastRow, import.Accepted));
        Assert.True(await learner.Services.GetRequiredService<ImportRunner>().Run(heir, CancellationToken.None));
        Assert.Equal(Rows, (await Read(id)).Accepted);
    }

    [Fact]
    public async Task An_import_that_fails_again_and_again_ends_with_a_reason()
    {
        var id = await UploadPeople(await learner.NewCommune("Thôn Một"));
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var lease = await TakeLease(TimeSpan.FromMilliseconds(1));
            await learner.Use<LearnerDbContext, bool>(async db =>
            {
                await lease.GiveBack(db, atOnce: false, CancellationToken.None);
                return true;
            });
        }

        var import = await Read(id);
        Assert.Equal((ImportState.Failed, "internal-error"), (import.State, import.Reason));
    }

    private async Task<Guid> UploadPeople(Commune commune, int rows = Rows)
    {
        var csv = new StringBuilder("full_name,birth_date,sex,village\n");
        for (var i = 0; i < rows; i++)
            csv.Append(
                CultureInfo.InvariantCulture,
                $"Nguyễn Văn {(char)('A' + (i % 26))}{(char)('a' + (i / 26 % 26))},{1930 + (i / 676)},nam,Thôn Một\n");
        var accepted = await Upload(learner.SignInAs(commune.Id), commune.Id, Encoding.UTF8.GetBytes(csv.ToString()));
        return (await Json(accepted)).GetProperty("id").GetGuid();
    }

    private async Task<ImportLease> TakeLease(TimeSpan duration) => await Eventually.Get(
        () => learner.Use<LearnerDbContext, ImportLease?>(db =>
            ImportLease.Take(db, Guid.NewGuid(), duration, CancellationToken.None)),
        "an import nobody works on");

    private Task<LearnerImport> Read(Guid id) => learner.Use<LearnerDbContext, LearnerImport>(db =>
        db.LearnerImports.AsNoTracking().SingleAsync(import => import.Id == id));
}
