using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Learners.Learners;
using Platform.Learners.Privacy;
using Platform.Testing;

namespace Platform.Learners.Tests;

public sealed class LearnerKeyTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public void A_sealed_value_opens_with_the_key_of_its_learner_and_as_what_it_is()
    {
        var vault = Vault(Key(7));
        var (key, other) = (vault.NewKey(Guid.NewGuid(), Now), vault.NewKey(Guid.NewGuid(), Now));

        var first = vault.Seal(key, SealedField.Note, "một ghi chú");

        Assert.NotEqual(first, vault.Seal(key, SealedField.Note, "một ghi chú"));
        Assert.Equal("một ghi chú", vault.OpenText(key, SealedField.Note, first));
        Assert.ThrowsAny<CryptographicException>(() => vault.OpenText(other, SealedField.Note, first));
        Assert.ThrowsAny<CryptographicException>(() => vault.OpenText(key, SealedField.Phone, first));
    }

    [Fact]
    public void A_new_master_key_seals_the_key_and_leaves_the_values()
    {
        var before = Vault(Key(7));
        var key = before.NewKey(Guid.NewGuid(), Now);
        var value = before.Seal(key, SealedField.Phone, "+84912345678");
        var during = Vault(Key(8), Key(7));

        Assert.Equal("+84912345678", during.OpenText(key, SealedField.Phone, value));
        during.Rewrap(key);

        Assert.Equal("+84912345678", Vault(Key(8)).OpenText(key, SealedField.Phone, value));
        Assert.ThrowsAny<CryptographicException>(() => before.OpenText(key, SealedField.Phone, value));
    }

    [Fact]
    public async Task The_database_holds_neither_citizen_id_nor_phone_and_the_officer_sees_both_as_before()
    {
        var village = await learner.NewVillage();
        var id = await learner.RegisterId(new LearnerRequest(
            "Hà Thị Kín", "1990", "female", village, CitizenId: "003190777101", Phone: "0912777101"));

        Assert.Equal(0, await CountRowsContaining("777101"));
        var shown = await learner.SignInAs(village).GetFromJsonAsync<JsonElement>($"/learners/{id}");
        Assert.Equal(
            ("0**********1", "+84912777101"),
            (shown.GetProperty("citizenId").GetString(), shown.GetProperty("phone").GetString()));
        var listed = await learner.SignInAs(village).GetFromJsonAsync<JsonElement>("/learners");
        Assert.Equal("+84912777101", listed.GetProperty("items")[0].GetProperty("phone").GetString());
    }

    [Fact]
    public async Task A_row_of_the_time_before_is_sealed_under_a_key_of_its_own()
    {
        var village = await learner.NewVillage();
        var id = await learner.RegisterId(new LearnerRequest("Lò Thị Cũ", "1990", "female", village));
        var master = new MasterKey(Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray()));
        var early = AesSeal.Seal(1, master.CitizenId, "003190777102"u8, id.ToByteArray());
        await learner.Use<LearnerDbContext, int>(db => db.Database.ExecuteSqlAsync(
            $"UPDATE learners SET phone = '+84912777102', citizen_id_sealed = {early} WHERE id = {id}"));

        await Eventually.Pass(async () => Assert.Equal(
            "+84912777102",
            (await learner.SignInAs(village).GetFromJsonAsync<JsonElement>($"/learners/{id}"))
                .GetProperty("phone").GetString()));

        Assert.Equal(0, await CountRowsContaining("777102"));
        var row = await learner.Use<LearnerDbContext, Learner>(
            db => db.Learners.Include(row => row.Key).SingleAsync(row => row.Id == id));
        Assert.Equal(2, row.CitizenIdSealed![0]);
        Assert.Equal("003190777102", await learner.Use<PersonalDataVault, string>(vault =>
            Task.FromResult(vault.OpenCitizenId(row.CitizenIdSealed, id, row.Key).Digits)));
    }

    private Task<int> CountRowsContaining(string text) => learner.Use<LearnerDbContext, int>(db =>
        db.Database.SqlQuery<int>(
            $"""SELECT count(*)::int AS "Value" FROM learners l WHERE l::text LIKE '%' || {text} || '%'""")
            .SingleAsync());

    private static string Key(byte filling) => Convert.ToBase64String(Enumerable.Repeat(filling, 32).ToArray());

    private static PersonalDataVault Vault(string master, params string[] retired) => new(Options.Create(
        new LearnerOptions { CitizenIdKey = master, RetiredKeys = retired, BlindIndexKey = Key(9) }));
}
