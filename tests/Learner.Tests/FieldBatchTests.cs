using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Learners.Areas;
using Platform.Learners.Duplicates;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>Records that devices made in villages without a connection.</summary>
public sealed class FieldBatchTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    private static readonly DateTimeOffset Recorded = DateTimeOffset.UtcNow.AddHours(-30);

    [Fact]
    public async Task People_keep_the_ids_that_the_device_gave_them()
    {
        var village = await learner.NewVillage();
        var (one, two) = (Person(village, "Sùng A Páo", "1948"), Person(village, "H'Hen Niê", "1995-04-05"));

        var answer = await Send(Batch(one, two));

        Assert.Equal([(one.TargetId, "stored"), (two.TargetId, "stored")], Results(answer));
        var shown = await learner.SignInAs(village).GetFromJsonAsync<JsonElement>($"/learners/{two.TargetId}");
        Assert.Equal("H'Hen Niê", shown.GetProperty("fullName").GetString());
        var told = (await learner.Bus.Events<LearnerRegistered>()).Single(evt => evt.LearnerId == one.TargetId);
        Assert.Equal(Recorded.ToUnixTimeSeconds(), told.OccurredAt.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_batch_sent_again_is_answered_as_the_first_time_and_its_records_stand_once()
    {
        var village = await learner.NewVillage();
        var batch = Batch(Person(village, "Lý Thị Mẩy", "1970"));
        var first = await Send(batch);

        var again = await Send(batch);
        var inAnother = await Send(batch with { BatchId = Guid.NewGuid() });

        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Equal([(batch.Items[0].TargetId, "unchanged")], Results(inAnother));
        Assert.Equal(1, await PeopleIn(village));
    }

    [Fact]
    public async Task The_id_of_a_batch_is_not_good_for_other_data()
    {
        var village = await learner.NewVillage();
        var batch = Batch(Person(village, "Lý Thị Mẩy", "1970"));
        await Send(batch);

        var answer = await Post(
            learner.SignInAs(ThaiNguyen), "/field-batches",
            batch with { Items = [Person(village, "Vàng Mí", "1980")] });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("batch-reused", (await Json(answer)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_bad_record_sinks_no_other_and_is_taken_when_it_comes_back_corrected()
    {
        var village = await learner.NewVillage();
        var bad = Person(village, "Giàng A 3", "31/02/1990");

        var answer = await Send(Batch(
            Person(village, "Giàng A Một", "1990"), bad, Person(village, "Giàng A Hai", "1991"),
            bad with { ItemId = Guid.NewGuid(), Kind = "weather" },
            bad with { ItemId = Guid.NewGuid(), AreaId = Guid.NewGuid() },
            bad with { ItemId = Guid.NewGuid(), RecordedAt = DateTimeOffset.UtcNow.AddDays(3) },
            bad with { ItemId = Guid.NewGuid(), Data = new { fullName = "Giàng A Bốn" } }));
        var corrected = await Send(Batch(bad with { Data = Data("Giàng A Ba", "28/02/1990") }));

        Assert.Equal(
            [null, "name-invalid", null, "kind-unknown", "area-unknown", "clock-wrong", "item-invalid"], Codes(answer));
        Assert.Equal([(bad.TargetId, "stored")], Results(corrected));
        Assert.Equal(3, await PeopleIn(village));
    }

    [Fact]
    public async Task Two_devices_that_register_one_person_end_in_the_queue_with_both_kept()
    {
        var village = await learner.NewVillage();
        var (one, other) = (Person(village, "Hà Thị Xinh", "1962"), Person(village, "Hà Thị Xinh", "1962"));

        var first = await Send(Batch(one));
        var second = await Send(Batch(other));

        Assert.Equal(("stored", "duplicate-queued"), (Results(first)[0].Result, Results(second)[0].Result));
        Assert.Equal(2, await PeopleIn(village));
        Assert.Equal(DuplicateReason.FieldDevice, await Question(one.TargetId, other.TargetId));
    }

    [Fact]
    public async Task Two_devices_that_register_one_citizen_id_end_in_the_queue_with_both_kept()
    {
        var (here, there) = (await learner.NewVillage(), await learner.NewVillage());
        var one = Person(here, "Hà Thị Xinh", "1962") with { Data = Data("Hà Thị Xinh", "1962", "003162000301") };
        var other = Person(there, "Hà Thị Sinh", "1962") with { Data = Data("Hà Thị Sinh", "1962", "003162000301") };

        await Send(Batch(one));
        var second = await Send(Batch(other));

        Assert.Equal("duplicate-queued", Results(second)[0].Result);
        Assert.Equal(1, await PeopleIn(there));
        Assert.Equal(DuplicateReason.CitizenIdConflict, await Question(one.TargetId, other.TargetId));
    }

    [Fact]
    public async Task A_device_whose_commune_was_merged_meanwhile_gets_the_commune_of_today()
    {
        var (former, today) = (await learner.NewCommune(), await learner.NewCommune());
        await Merge(former.Id, today.Id);
        var person = Person(former.Id, "Triệu Thị Dao", "1955");

        var answer = await Send(Batch(person));

        var item = answer.GetProperty("items")[0];
        Assert.Equal(
            ("corrected", "area-changed"),
            (item.GetProperty("result").GetString(), item.GetProperty("code").GetString()));
        Assert.Equal(today.Id, item.GetProperty("area").GetProperty("to").GetGuid());
        Assert.Equal(former.Id, item.GetProperty("area").GetProperty("from").GetGuid());
        var shown = await learner.SignInAs(today.Id).GetFromJsonAsync<JsonElement>($"/learners/{person.TargetId}");
        Assert.Equal(today.Id, shown.GetProperty("areaId").GetGuid());
    }

    [Fact]
    public async Task The_area_of_another_province_does_not_exist_for_the_device()
    {
        var village = await learner.NewVillage();

        var answer = await Json(await Post(
            learner.SignInAs(HaNoi), "/field-batches", Batch(Person(village, "Nguyễn Văn Xa", "1990"))));

        Assert.Equal(["area-unknown"], Codes(answer));
    }

    [Fact]
    public async Task An_id_that_belongs_to_somebody_else_is_refused()
    {
        var village = await learner.NewVillage();
        var one = Person(village, "Nông Văn Một", "1960");
        await Send(Batch(one));

        var answer = await Send(Batch(
            one with { ItemId = Guid.NewGuid(), Data = Data("Nông Văn Hai", "1961") }));

        Assert.Equal(["id-taken"], Codes(answer));
    }

    private static DeviceBatch Batch(params DeviceItem[] items) => new(Guid.NewGuid(), Guid.NewGuid(), items);

    private static DeviceItem Person(Guid areaId, string name, string birthDate) => new(
        Guid.NewGuid(), "learner", Guid.NewGuid(), "create", Recorded, areaId, Data(name, birthDate));

    private static object Data(string name, string birthDate, string? citizenId = null) => citizenId is null
        ? new { fullName = name, birthDate, sex = "female" }
        : new { fullName = name, birthDate, sex = "female", citizenId };

    private static List<(Guid TargetId, string Result)> Results(JsonElement answer) =>
    [
        .. answer.GetProperty("items").EnumerateArray().Select(
            item => (item.GetProperty("targetId").GetGuid(), item.GetProperty("result").GetString()!)),
    ];

    private static List<string?> Codes(JsonElement answer) =>
    [
        .. answer.GetProperty("items").EnumerateArray().Select(
            item => item.TryGetProperty("code", out var code) ? code.GetString() : null),
    ];

    private async Task<JsonElement> Send(DeviceBatch batch)
    {
        var answer = await Post(learner.SignInAs(ThaiNguyen), "/field-batches", batch);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Json(answer);
    }

    private Task<int> PeopleIn(Guid area) => learner.Use<LearnerDbContext, int>(db =>
        db.Learners.CountAsync(person => person.AreaId == area));

    private Task<DuplicateReason> Question(Guid one, Guid other) =>
        learner.Use<LearnerDbContext, DuplicateReason>(async db => (await db.DuplicateCandidates.SingleAsync(pair =>
            (pair.LearnerA == one && pair.LearnerB == other) || (pair.LearnerA == other && pair.LearnerB == one)))
            .Reason);

    /// <summary>What the official table says of a commune that became part of another.</summary>
    private Task<int> Merge(Guid former, Guid today) => learner.Use<LearnerDbContext, int>(async db =>
    {
        var date = new DateOnly(2025, 9, 1);
        db.AreaEdges.Add(new AreaEdge
        {
            FromAreaId = former,
            ToAreaId = today,
            Kind = SuccessionKind.Merged,
            How = "whole",
            People = PeopleGo.All,
            EffectiveOn = date,
            RecordedAt = DateTimeOffset.UtcNow,
        });
        await db.SaveChangesAsync();
        return await db.Database.ExecuteSqlAsync(
            $"UPDATE area_versions SET valid_to = {date} WHERE area_id = {former}");
    });

    private sealed record DeviceBatch(Guid BatchId, Guid DeviceId, DeviceItem[] Items);

    private sealed record DeviceItem(
        Guid ItemId, string Kind, Guid TargetId, string Operation, DateTimeOffset RecordedAt, Guid AreaId, object Data);
}
