using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;
using Platform.Testing;
using static Platform.Learners.Tests.LearnerFixture;
using static Platform.Learners.Tests.ReorganisationRequests;

namespace Platform.Learners.Tests;

/// <summary>One row of every kind a path can name, all of one commune of Thái Nguyên.</summary>
internal sealed class LearnerWorld : World
{
    /// <summary>What the members that hold an id are called, and which row they then mean.</summary>
    private static readonly Dictionary<string, string> Named = new()
    {
        ["areaId"] = "village",
        ["communeId"] = "area",
        ["learnerId"] = "learner",
        ["mentorId"] = "other",
        ["menteeId"] = "learner",
        ["loserId"] = "other",
        ["guardianLearnerId"] = "learner",
        ["teamId"] = "team",
        ["hostOrganisationId"] = "organisation",
        ["memberId"] = "household-member",
        ["guideMemberId"] = "household-member",
        ["villageId"] = "review-village",
        ["visitorLearnerId"] = "learner",
    };

    private readonly LearnerFixture learner;

    private LearnerWorld(LearnerFixture learner)
        : base(Named) => this.learner = learner;

    internal static RouteTable Routes { get; } = new("Learner.Tests", (path, parameter) => parameter switch
    {
        "code" when path.StartsWith("/rules", StringComparison.Ordinal) => "child-age",
        "code" when path.StartsWith("/privacy", StringComparison.Ordinal) => "marketing",
        "code" => "sex-differs",
        "day" => "2026-09-01",
        "consumer" => "learner",
        _ => null,
    });

    internal static async Task<LearnerWorld> Of(LearnerFixture learner)
    {
        var world = new LearnerWorld(learner);
        await world.People();
        await world.Teams();
        await world.Places();
        await world.Questions();
        await world.Units();
        return world;
    }

    private async Task People()
    {
        var commune = await learner.NewCommune("Thôn Một");
        (this["area"], this["village"]) = (commune.Id, commune.Villages["Thôn Một"]);
        this["learner"] = await Person("Hà Thị Lan", "1990");
        this["other"] = await Person("Nông Văn Bình", "1992");
        this["child"] = await Person("Lò Văn Nhỏ", "2015");
        this["guardian"] = await Made($"/learners/{this["child"]}/guardians", new
        {
            relation = "mother",
            evidenceReference = "Giấy khai sinh số 5",
            guardianLearnerId = this["learner"],
        });
        var home = await Answer("/households", new
        {
            areaId = this["village"],
            members = new[] { new { relation = "head", learnerId = this["learner"] } },
        });
        this["household"] = home.GetProperty("id").GetGuid();
        this["household-member"] = home.GetProperty("memberIds")[0].GetGuid();
        this["case"] = await Made("/cases", new
        {
            topicCode = "digital-identity",
            urgency = "normal",
            channel = "counter",
            learnerId = this["learner"],
        });
        this["mentorship"] = await Made(
            "/mentorships", new { mentorId = this["learner"], menteeId = this["other"] });
        await learner.Certify(this["learner"]);
        this["ambassador"] = await Made("/ambassadors", new
        {
            learnerId = this["learner"],
            communeId = this["area"],
            termFrom = "2025-07-01",
            decisionNo = "1/QĐ-UBND",
        });
    }

    private async Task Teams()
    {
        using var officer = learner.SignInAs(ThaiNguyen);
        this["team"] = await ForceSteps.FormTeam(officer, this["village"], [this["learner"]]);
        this["team-member"] = (await ForceSteps.Members(officer, this["team"]))[0].GetProperty("id").GetGuid();
        var (survivor, absorbed) = (
            await ForceSteps.FormTeam(officer, this["area"], [this["other"]], "project-06"),
            await ForceSteps.FormTeam(officer, this["area"], [this["other"]], "rapid-response"));
        this["team-merge"] = await Made("/teams/merge", new
        {
            survivorId = survivor,
            absorbedIds = new[] { absorbed },
            decisionNo = "2/QĐ-UBND",
            on = "2026-01-05",
        });
    }

    private async Task Places()
    {
        this["organisation"] = await Made(
            "/organisations", new { kind = "union", name = "Hội Liên hiệp Phụ nữ", areaId = this["area"] });
        this["place"] = await Made("/places", new
        {
            kind = "library",
            name = "Thư viện xã",
            areaId = this["area"],
            latitude = 22.1,
            longitude = 105.8,
            openedOn = "2025-07-01",
        });
        this["loan"] = await Made($"/places/{this["place"]}/loans", new
        {
            learnerId = this["learner"],
            item = "tablet",
            assetCode = $"MT-{this["place"]}",
            dueOn = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(30)),
        });
    }

    private async Task Questions()
    {
        var (one, other) = (await Person("Sùng A Páo", "1948"), await Person("Sùng A Páo", "1948"));
        this["duplicate"] = await learner.Use<LearnerDbContext, Guid>(db => db.DuplicateCandidates
            .Where(pair => pair.LearnerA == one || pair.LearnerA == other).Select(pair => pair.Id).SingleAsync());
        var (stays, goes) = (await Person("Vàng Thị Mỷ", "1950"), await Person("Vàng Thị Mỵ", "1951"));
        this["merge"] = await Made(
            $"/learners/{stays}/merge", new { loserId = goes, reason = "Cùng một giấy khai sinh" }, "mergeId");
        using var officer = learner.SignInAs(this["area"]);
        using var accepted = await Upload(
            officer, this["area"], Encoding.UTF8.GetBytes("full_name,birth_date,sex\nTriệu Mùi Nảy,1966,nữ\n"));
        this["import"] = (await Json(accepted)).GetProperty("id").GetGuid();
        await learner.Ended(accepted);
        this["request"] = await Made(
            $"/learners/{this["other"]}/requests",
            new { kind = "copy", channel = "paper", receivedOn = VietnamTime.Today(TimeProvider.System) });
        this["breach"] = await Made("/privacy/breaches", new
        {
            areaId = this["area"],
            kind = "loss",
            detectedAt = DateTime.UtcNow,
            description = "Mất một máy tính bảng",
        });
        this["batch"] = await Made("/provisioning/batches", new
        {
            operatorId = "viettel",
            areaId = this["area"],
            rows = new[] { new { learnerId = this["learner"] } },
        });
    }

    private async Task Units()
    {
        (this["reorganisation"], _) = await learner.Drafted(
            "2027-01-01", Merge(NewCode(), "Xã Sáp Nhập", (await learner.NewCommune()).Id));
        var divided = await learner.NewCommune("Thôn Một");
        object[] halves =
        [
            .. new[] { NewCode(), NewCode() }.Select(
                code => new { code, type = "xa", name = $"Xã {code}", parentId = ThaiNguyen }),
        ];
        await learner.Approved("2026-03-01", new { kind = "divide", from = new[] { divided.Id }, to = halves });
        (this["review"], this["review-village"]) = (divided.Id, divided.Villages["Thôn Một"]);
    }

    private Task<Guid> Person(string name, string birthDate) =>
        learner.RegisterId(new LearnerRequest(name, birthDate, "female", this["village"]));

    private async Task<Guid> Made(string path, object body, string id = "id") =>
        (await Answer(path, body)).GetProperty(id).GetGuid();

    private async Task<JsonElement> Answer(string path, object body)
    {
        using var officer = learner.SignInAs(ThaiNguyen);
        using var answer = await Api.Send(officer, HttpMethod.Post, path, JsonSerializer.Serialize(body));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
