using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using static Platform.Learners.Tests.LearnerFixture;
using static Platform.Learners.Tests.ReorganisationRequests;

namespace Platform.Learners.Tests;

/// <summary>One row of every kind a path can name, all of one commune of Thái Nguyên.</summary>
internal sealed partial class World
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
    private readonly Dictionary<string, Guid> rows = [];

    private World(LearnerFixture learner) => this.learner = learner;

    public Guid this[string kind] => rows.TryGetValue(kind, out var id)
        ? id
        : throw new ArgumentException($"World.cs makes no {kind}: add it there, or write * in routes.txt.");

    internal static async Task<World> Of(LearnerFixture learner)
    {
        var world = new World(learner);
        await world.People();
        await world.Teams();
        await world.Places();
        await world.Questions();
        await world.Units();
        return world;
    }

    /// <summary>A path with these rows in the place of its parameters, in their order; others with a sample.</summary>
    internal static string Fill(string path, IEnumerable<Guid> ids)
    {
        var next = new Queue<Guid>(ids);
        return Parameter().Replace(path, parameter => parameter.Value switch
        {
            "{code}" when path.StartsWith("/rules", StringComparison.Ordinal) => "child-age",
            "{code}" => "sex-differs",
            "{day}" => "2026-09-01",
            "{consumer}" => "learner",
            _ => $"{(next.TryDequeue(out var id) ? id : Guid.NewGuid())}",
        });
    }

    /// <summary>A request with rows of this world in the place of the ids of its example.</summary>
    internal JsonNode In(JsonNode example)
    {
        var request = example.DeepClone();
        Name(request);
        return request;
    }

    private void Name(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                Name(item);
        }

        foreach (var (name, value) in (node as JsonObject)?.ToList() ?? [])
        {
            if (Named.TryGetValue(name, out var kind))
                node![name] = rows[kind];
            else
                Name(value);
        }
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();

    private async Task People()
    {
        var commune = await learner.NewCommune("Thôn Một");
        (rows["area"], rows["village"]) = (commune.Id, commune.Villages["Thôn Một"]);
        rows["learner"] = await Person("Hà Thị Lan", "1990");
        rows["other"] = await Person("Nông Văn Bình", "1992");
        rows["child"] = await Person("Lò Văn Nhỏ", "2015");
        rows["guardian"] = await Made($"/learners/{rows["child"]}/guardians", new
        {
            relation = "mother",
            evidenceReference = "Giấy khai sinh số 5",
            guardianLearnerId = rows["learner"],
        });
        var home = await Answer("/households", new
        {
            areaId = rows["village"],
            members = new[] { new { relation = "head", learnerId = rows["learner"] } },
        });
        rows["household"] = home.GetProperty("id").GetGuid();
        rows["household-member"] = home.GetProperty("memberIds")[0].GetGuid();
        rows["mentorship"] = await Made(
            "/mentorships", new { mentorId = rows["learner"], menteeId = rows["other"] });
        await learner.Certify(rows["learner"]);
        rows["ambassador"] = await Made("/ambassadors", new
        {
            learnerId = rows["learner"],
            communeId = rows["area"],
            termFrom = "2025-07-01",
            decisionNo = "1/QĐ-UBND",
        });
    }

    private async Task Teams()
    {
        using var officer = learner.SignInAs(ThaiNguyen);
        rows["team"] = await ForceSteps.FormTeam(officer, rows["village"], [rows["learner"]]);
        rows["team-member"] = (await ForceSteps.Members(officer, rows["team"]))[0].GetProperty("id").GetGuid();
        var (survivor, absorbed) = (
            await ForceSteps.FormTeam(officer, rows["area"], [rows["other"]], "project-06"),
            await ForceSteps.FormTeam(officer, rows["area"], [rows["other"]], "rapid-response"));
        rows["team-merge"] = await Made("/teams/merge", new
        {
            survivorId = survivor,
            absorbedIds = new[] { absorbed },
            decisionNo = "2/QĐ-UBND",
            on = "2026-01-05",
        });
    }

    private async Task Places()
    {
        rows["organisation"] = await Made(
            "/organisations", new { kind = "union", name = "Hội Liên hiệp Phụ nữ", areaId = rows["area"] });
        rows["place"] = await Made("/places", new
        {
            kind = "library",
            name = "Thư viện xã",
            areaId = rows["area"],
            latitude = 22.1,
            longitude = 105.8,
            openedOn = "2025-07-01",
        });
        rows["loan"] = await Made($"/places/{rows["place"]}/loans", new
        {
            learnerId = rows["learner"],
            item = "tablet",
            assetCode = $"MT-{rows["place"]}",
            dueOn = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(30)),
        });
    }

    private async Task Questions()
    {
        var (one, other) = (await Person("Sùng A Páo", "1948"), await Person("Sùng A Páo", "1948"));
        rows["duplicate"] = await learner.Use<LearnerDbContext, Guid>(db => db.DuplicateCandidates
            .Where(pair => pair.LearnerA == one || pair.LearnerA == other).Select(pair => pair.Id).SingleAsync());
        var (stays, goes) = (await Person("Vàng Thị Mỷ", "1950"), await Person("Vàng Thị Mỵ", "1951"));
        rows["merge"] = await Made(
            $"/learners/{stays}/merge", new { loserId = goes, reason = "Cùng một giấy khai sinh" }, "mergeId");
        using var officer = learner.SignInAs(rows["area"]);
        using var accepted = await Upload(
            officer, rows["area"], Encoding.UTF8.GetBytes("full_name,birth_date,sex\nTriệu Mùi Nảy,1966,nữ\n"));
        rows["import"] = (await Json(accepted)).GetProperty("id").GetGuid();
        await learner.Ended(accepted);
        rows["breach"] = await Made("/privacy/breaches", new
        {
            areaId = rows["area"],
            kind = "loss",
            detectedAt = DateTimeOffset.UtcNow,
            description = "Máy tính bảng bị mất",
        });
        rows["batch"] = await Made("/provisioning/batches", new
        {
            operatorId = "viettel",
            areaId = rows["area"],
            rows = new[] { new { learnerId = rows["learner"] } },
        });
    }

    private async Task Units()
    {
        (rows["reorganisation"], _) = await learner.Drafted(
            "2027-01-01", Merge(NewCode(), "Xã Sáp Nhập", (await learner.NewCommune()).Id));
        var divided = await learner.NewCommune("Thôn Một");
        object[] halves =
        [
            .. new[] { NewCode(), NewCode() }.Select(
                code => new { code, type = "xa", name = $"Xã {code}", parentId = ThaiNguyen }),
        ];
        await learner.Approved("2026-03-01", new { kind = "divide", from = new[] { divided.Id }, to = halves });
        (rows["review"], rows["review-village"]) = (divided.Id, divided.Villages["Thôn Một"]);
    }

    private Task<Guid> Person(string name, string birthDate) =>
        learner.RegisterId(new LearnerRequest(name, birthDate, "female", rows["village"]));

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
