using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Learners.Matches;
using Platform.Testing;

namespace Platform.Learners.Tests;

/// <summary>A service that shares a key with another platform.</summary>
public sealed class MatchFixture : LearnerFixture
{
    internal static readonly byte[] Key = [.. Enumerable.Repeat((byte)5, 32)];

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(base.Settings)
    {
        ["Learner:MatchKeys:national-platform"] = Convert.ToBase64String(Key),
        ["Learner:MatchKeys:mass-online-platform"] = Convert.ToBase64String([.. Key.Select(one => (byte)(one + 1))]),
    };

    internal static string Hash(string citizenId) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes(citizenId)));

    internal async Task<Guid> Ask(string hash, string source = "national-platform")
    {
        var request = Guid.CreateVersion7();
        await Bus.Publish(new CompletionMatchRequested
        {
            RequestId = request,
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            Source = source,
            SubjectHash = hash,
        });
        return request;
    }

    /// <summary>Answers so far, once there are that many.</summary>
    internal async Task<Guid?[]> Answers(Guid request, int count)
    {
        CompletionMatchAnswered[] answers = [];
        await Eventually.True(
            async () =>
            {
                answers = [.. (await Bus.Events<CompletionMatchAnswered>()).Where(evt => evt.RequestId == request)];
                return answers.Length >= count;
            },
            $"{count} answers");
        Assert.Equal(Enumerable.Range(1, count), answers.Select(answer => (int)answer.Version));
        return [.. answers.Select(answer => answer.LearnerId)];
    }

    internal Task Kept(string citizenId, Guid? learner) => Eventually.True(
        () => Use<LearnerDbContext, bool>(async db =>
        {
            var hash = Convert.FromHexString(Hash(citizenId));
            var match = await db.LearnerMatches.AsNoTracking()
                .SingleOrDefaultAsync(match => match.Source == "national-platform" && match.Hash == hash);
            return match?.LearnerId == learner;
        }),
        "the hash kept");
}

[Trait("requirement", "004-13")]
public sealed class MatchTests(MatchFixture learner) : IClassFixture<MatchFixture>
{
    [Fact]
    public async Task Who_is_registered_is_found_by_the_hash_under_the_key_of_that_source_alone()
    {
        var number = People.NewCitizenId(1960);
        var id = await learner.RegisterId(Person(await learner.NewVillage(), number));
        await learner.Kept(number, id);

        var request = await learner.Ask(MatchFixture.Hash(number));
        var elsewhere = await learner.Ask(MatchFixture.Hash(number), "mass-online-platform");
        var unknown = await learner.Ask(MatchFixture.Hash(number), "somewhere");

        Assert.Equal([id], await learner.Answers(request, 1));
        Assert.Equal([null], await learner.Answers(elsewhere, 1));
        Assert.Equal([null], await learner.Answers(unknown, 1));
    }

    [Fact]
    public async Task Who_registers_later_is_told_of_once_more()
    {
        var (number, village) = (People.NewCitizenId(1961), await learner.NewVillage());
        var request = await learner.Ask(MatchFixture.Hash(number));
        Assert.Equal([null], await learner.Answers(request, 1));

        var id = await learner.RegisterId(Person(village, number));

        Assert.Equal([null, id], await learner.Answers(request, 2));
    }

    [Fact]
    public async Task A_question_and_a_registration_at_the_same_moment_do_not_miss_each_other()
    {
        var village = await learner.NewVillage();
        var numbers = Enumerable.Range(0, 20).Select(_ => People.NewCitizenId(1962)).ToArray();

        var asking = numbers.Select(number => learner.Ask(MatchFixture.Hash(number))).ToArray();
        var ids = await Task.WhenAll(numbers.Select(number => learner.RegisterId(Person(village, number))));

        var requests = await Task.WhenAll(asking);
        foreach (var (request, id) in requests.Zip(ids))
        {
            await Eventually.True(
                async () => (await learner.Bus.Events<CompletionMatchAnswered>())
                    .Any(evt => evt.RequestId == request && evt.LearnerId == id),
                "the answer");
            Assert.Single(
                await learner.Bus.Events<CompletionMatchAnswered>(),
                evt => evt.RequestId == request && evt.LearnerId == id);
        }
    }

    [Fact]
    public async Task A_corrected_number_leads_to_the_person_and_the_wrong_one_to_nobody()
    {
        var (wrong, right) = (People.NewCitizenId(1963), People.NewCitizenId(1963));
        var id = await learner.RegisterId(Person(await learner.NewVillage(), wrong));
        await learner.Kept(wrong, id);
        using var officer = learner.SignInAs(LearnerFixture.ThaiNguyen);

        using var corrected = await officer.Patch(id, new { citizenId = right, reason = "Đọc nhầm thẻ" });

        Assert.Equal(HttpStatusCode.OK, corrected.StatusCode);
        await learner.Kept(right, id);
        await learner.Kept(wrong, null);
        Assert.Equal([null], await learner.Answers(await learner.Ask(MatchFixture.Hash(wrong)), 1));
    }

    [Fact]
    public async Task People_of_a_list_are_found_like_others()
    {
        var commune = await learner.NewCommune("Thôn Một");
        var number = People.NewCitizenId(1964);
        await learner.Import(
            commune.Id, $"full_name,birth_date,sex,citizen_id,village\nLò Văn Bính,1964,nam,{number},Thôn Một\n");

        await Eventually.True(
            () => learner.Use<LearnerDbContext, bool>(async db =>
            {
                var hash = Convert.FromHexString(MatchFixture.Hash(number));
                return await db.LearnerMatches.AnyAsync(match => match.Hash == hash && match.LearnerId != null);
            }),
            "the hash kept");
    }

    [Fact]
    public async Task The_number_of_a_merged_registration_leads_to_the_one_that_took_it()
    {
        var (number, village) = (People.NewCitizenId(1965), await learner.NewVillage());
        var loser = await learner.RegisterId(Person(village, number));
        var winner = await learner.RegisterId(Person(village, null));
        await learner.Kept(number, loser);
        using var officer = learner.SignInAs(LearnerFixture.ThaiNguyen);

        using var merged = await LearnerFixture.Post(
            officer, $"/learners/{winner}/merge",
            new { loserId = loser, reason = "Cùng một người", take = new[] { "citizen-id" } });

        Assert.Equal(HttpStatusCode.OK, merged.StatusCode);
        await learner.Kept(number, winner);
    }

    [Fact]
    public async Task A_key_that_is_new_is_applied_to_everybody_and_an_old_one_is_forgotten()
    {
        var number = People.NewCitizenId(1966);
        var id = await learner.RegisterId(Person(await learner.NewVillage(), number));
        await learner.Kept(number, id);
        await learner.Use<LearnerDbContext, int>(db => db.MatchSources
            .Where(source => source.Source == "national-platform")
            .ExecuteUpdateAsync(set => set.SetProperty(source => source.KeyFingerprint, "another")));

        await learner.Use<MatchBackfill, bool>(async backfill =>
        {
            await backfill.Run(CancellationToken.None);
            return true;
        });

        await learner.Kept(number, id);
        Assert.Equal([id], await learner.Answers(await learner.Ask(MatchFixture.Hash(number)), 1));
    }

    private static LearnerRequest Person(Guid village, string? number) => new(
        "Lò Văn Bình", number is null ? "1965" : "19" + number[4..6], "male", village, CitizenId: number);
}
