using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.EndToEnd.Tests.Telemetry;
using Platform.Testing;

namespace Platform.EndToEnd.Tests;

/// <summary>
/// One journey through every hop, on real processes: from a list of people to a figure, and one trace all the way.
/// </summary>
[Collection(nameof(PlatformProcess))]
public sealed class LearnerJourneyTests(PlatformProcess platform)
{
    private const string CanaryName = "Nguyễn Thị Kim Tước Canary";
    private const string CanaryPhone = "0912345678";
    private const string CanaryCitizenId = "003162000001";
    private static readonly Dictionary<string, string> RightAnswers = new()
    {
        ["q1"] = "b",
        ["q2"] = "a",
        ["q3"] = "c",
        ["q4"] = "a",
        ["q5"] = "b",
    };

    [Fact]
    public async Task From_a_list_of_people_to_a_certificate_a_delivered_message_and_a_figure()
    {
        var client = await platform.SignInAs("officer-duc-xuan");
        var journey = new Journey(client);
        var village = await journey.RegisterVillage($"Tổ dân phố {Guid.CreateVersion7():n}");
        var villageName = (await client.GetFromJsonAsync<JsonElement>($"/learner/areas/{village}")).GetProperty("name")
            .GetString()!;
        string[][] rows =
        [
            [CanaryName, "1962", "nữ", CanaryCitizenId, CanaryPhone, villageName, "citizen;elderly", "vi"],
            ["H'Hen Niê", "05/04/1995", "nữ", "", "0987654321", villageName, "citizen", "vi"],
            ["Sùng A Páo", "1990-02-28", "nam", "", "", villageName, "cadre", "vi"],
            ["Không Hợp Lệ", "31/02/1990", "nam", "12345", "", villageName, "citizen", "vi"],
        ];

        var job = await journey.Import(rows);
        Assert.Equal((3, 1), (job.GetProperty("accepted").GetInt32(), job.GetProperty("rejected").GetInt32()));
        var learners = await journey.Learners(village);
        Assert.Equal(3, learners.Length);

        var again = await journey.Import(
            [.. rows, ["H'Hen Niê", "05/04/1995", "nữ", "", "0987654321", villageName, "citizen", "vi"]]);
        Assert.Equal((0, 4), (again.GetProperty("accepted").GetInt32(), again.GetProperty("unchanged").GetInt32()));

        var classId = await journey.OpenClass(village);
        await journey.Enrol(classId, learners[0]);
        await Eventually.Pass(async () =>
        {
            var outcomes = (await journey.EnrolAll(classId, learners)).GetProperty("outcomes").EnumerateArray();
            Assert.DoesNotContain(outcomes, outcome => outcome.GetProperty("outcome").GetString() == "unknown-learner");
        });
        await journey.Close(classId, learners[..2], unnamed: 1);
        var wrong = await journey.TakeQuiz(classId, learners[0], question => RightAnswers[question] == "a" ? "b" : "a");
        Assert.False(wrong.GetProperty("passed").GetBoolean());
        foreach (var learner in learners)
            await journey.TakeQuiz(classId, learner, question => RightAnswers[question]);

        foreach (var learner in learners[..2])
        {
            var certificate = await journey.Certificate(learner);
            await VerifiesPublicly(certificate);
        }

        await Eventually.Pass(async () =>
        {
            var figures = (await journey.Progress(village)).GetProperty("total");
            Assert.Equal(3, figures.GetProperty("learners").GetInt32());
            Assert.Equal(2, figures.GetProperty("peopleWithCompletion").GetInt32());
            Assert.Equal(2, figures.GetProperty("peopleWithCertificate").GetInt32());
        });
        var byAudience = await journey.Progress(village, "audience");
        Assert.Equal(4, byAudience.GetProperty("overlap").GetProperty("sumOfParts").GetInt32());
        Assert.Equal(1, byAudience.GetProperty("overlap").GetProperty("peopleInSeveralParts").GetInt32());
    }

    [Fact]
    public async Task One_trace_runs_from_the_portal_to_the_receipt_and_survives_a_second_delivery()
    {
        var client = await platform.SignInAs("officer-duc-xuan");
        var journey = new Journey(client);
        var (classId, learner) = await AttendedClass(client, journey);
        var trace = ActivityTraceId.CreateRandom().ToHexString();

        await journey.TakeQuiz(
            classId, learner, q => RightAnswers[q], $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01");
        await journey.Certificate(learner);
        await journey.Message(learner, "delivered");

        string[] chain = ["gateway", "course", "certification", "notification", "partnergateway", "insights"];
        await Eventually.Pass(async () =>
        {
            await Task.Yield();
            Assert.Empty(chain.Except(platform.Telemetry.Trace(trace).Select(span => span.Service)));
        });
        await EveryParentIsKnown(trace);

        var before = Consumed(trace, "certification").Length;
        await Replay("course", "certification-course-completed", "course.course-completed.v1");
        await Eventually.Pass(async () =>
        {
            await Task.Yield();
            Assert.True(Consumed(trace, "certification").Length > before,
                "the second delivery left no span in the trace");
        });
        await journey.Certificate(learner); // still the only one: the probe takes the single item of the list
        await EveryParentIsKnown(trace);
    }

    [Fact]
    public async Task No_telemetry_of_a_whole_journey_names_a_person()
    {
        var client = await platform.SignInAs("officer-duc-xuan");
        var journey = new Journey(client);
        var (classId, learner) = await AttendedClass(client, journey);
        await journey.TakeQuiz(classId, learner, question => RightAnswers[question]);
        await journey.Message(learner, "delivered");

        Assert.False(platform.Telemetry.Saw(CanaryName), "the name of a learner was exported");
        Assert.False(platform.Telemetry.Saw(CanaryPhone[1..]), "the number of a learner was exported");
        Assert.False(platform.Telemetry.Saw(CanaryCitizenId), "the citizen id of a learner was exported");
        Assert.True(platform.Telemetry.Saw("course-completed"), "the check itself saw nothing");
    }

    private static async Task<(Guid ClassId, Guid Learner)> AttendedClass(HttpClient client, Journey journey)
    {
        var village = await journey.RegisterVillage($"Tổ dân phố {Guid.CreateVersion7():n}");
        var name = (await client.GetFromJsonAsync<JsonElement>($"/learner/areas/{village}")).GetProperty("name")
            .GetString()!;
        await journey.Import([CanaryName, "1962", "nữ", "", CanaryPhone, name, "citizen", "vi"]);
        var learner = (await journey.Learners(village)).Single();
        var classId = await journey.OpenClass(village);
        await journey.Enrol(classId, learner);
        await journey.Close(classId, [learner], unnamed: 0);
        return (classId, learner);
    }

    private async Task VerifiesPublicly(JsonElement certificate)
    {
        using var anybody = new HttpClient { BaseAddress = platform.Gateway };
        anybody.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        var answer =
            await anybody.GetFromJsonAsync<JsonElement>($"/verify/{certificate.GetProperty("publicId").GetString()}");
        Assert.Equal("valid", answer.GetProperty("status").GetString());
        Assert.Equal(certificate.GetProperty("number").GetString(), answer.GetProperty("number").GetString());
    }

    private TraceSpan[] Consumed(string trace, string service) =>
        [.. platform.Telemetry.Trace(trace).Where(span => span.Service == service && span.Source == "MassTransit")];

    private Task EveryParentIsKnown(string trace) => Eventually.Pass(() =>
    {
        var spans = platform.Telemetry.Trace(trace);
        var known = spans.Select(span => span.SpanId).ToHashSet();
        var orphans = spans.Where(span => span.ParentId is not null && !known.Contains(span.ParentId)).ToArray();
        Assert.True(orphans.Length <= 1, "only the first span has a parent outside (the portal): "
            + string.Join(", ", orphans.Select(span => $"{span.Service}/{span.Source}/{span.Name}")));
        return Task.CompletedTask;
    });

    /// <summary>Operations staff send an event of the archive to one consumer again.</summary>
    private async Task Replay(string service, string queue, string type)
    {
        var ops = await platform.SignInAs("ops");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/{service}/replays")
        {
            Content = JsonContent.Create(new { queue, type, from = DateTimeOffset.UtcNow.AddMinutes(-10) }),
        };
        request.Headers.Add("Idempotency-Key", $"\"{Guid.CreateVersion7()}\"");
        (await ops.SendAsync(request)).EnsureSuccessStatusCode();
    }
}

[CollectionDefinition(nameof(PlatformProcess))]
public sealed class PlatformCollection : ICollectionFixture<PlatformProcess>;
