using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Certifications.V1;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Contracts.Notifications.V1;
using Platform.Contracts.Partners.V1;
using Platform.Learners.Access;
using Platform.Learners.Learners;
using Platform.Learners.Privacy;
using Platform.Testing;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

public sealed class ErasureTests(ErasureFixture learner) : IClassFixture<ErasureFixture>, IDisposable
{
    private static int numbers = 880_000;
    private readonly string number = $"{Interlocked.Increment(ref numbers)}";

    public void Dispose() => learner.Clock.Reset();

    [Fact, Trait("attack", "A52")]
    public async Task Nothing_of_an_erased_person_is_left_in_any_table()
    {
        var name = $"Canary{new string([.. number.Select(digit => (char)(digit - '0' + 'a'))])}";
        var (officer, village, one) = await Person($"Nguyen {name}");
        var other = await learner.RegisterId(new LearnerRequest(
            $"Nguyen {name}", "1990", "female", village, Phone: $"0913{number}", PreferredLanguage: "tay"));
        await officer.Patch(one, new { fullName = $"Tran {name}", reason = $"Giay khai sinh {number}" });
        var elsewhere = await learner.NewVillage();
        await Change(officer, HttpMethod.Post, $"/learners/{one}/move", new { areaId = elsewhere, validFrom = Today });
        await Post(officer, $"/learners/{one}/merge", new { loserId = other, reason = $"Cung mot nguoi {name}" });
        string[] canaries = [name, name.ToLowerInvariant(), number];
        Assert.Contains("public.learners", await learner.TablesHolding(canaries));
        await Eventually.True(
            async () => (await learner.TablesHolding(canaries)).Any(
                table => table.StartsWith("messaging.outbox_archive", StringComparison.Ordinal)),
            "the archive of what was sent");

        var done = await officer.Erased(one, $"Xoa ho so cua {name}");

        Assert.Equal(2, done.GetProperty("erasureIds").GetArrayLength()); // the merged registration goes with it
        await Eventually.Pass(async () => Assert.Empty(await learner.TablesHolding(canaries)));
        Assert.Equal(2, await learner.Use<LearnerDbContext, int>(db => db.Learners.IgnoreQueryFilters()
            .CountAsync(row => (row.Id == one || row.Id == other) && row.State == LearnerState.Erased)));
        Assert.Equal(
            [one, other],
            (await learner.Bus.Events<LearnerErased>()).Select(evt => evt.LearnerId).Intersect([one, other]).Order());
    }

    [Fact]
    public async Task What_was_sealed_about_the_person_never_opens_again()
    {
        var (officer, _, id) = await Person("Lò Thị Khóa");
        var before = await learner.Use<LearnerDbContext, Learner>(
            db => db.Learners.AsNoTracking().Include(row => row.Key).SingleAsync(row => row.Id == id));
        Assert.NotNull(before.PhoneSealed); // as it stands in an old backup

        await officer.Erased(id);

        Assert.False(await learner.Use<LearnerDbContext, bool>(
            db => db.LearnerKeys.AnyAsync(key => key.LearnerId == id)));
        await learner.Use<PersonalDataVault, bool>(vault =>
        {
            var another = vault.NewKey(id, DateTimeOffset.UtcNow);
            Assert.ThrowsAny<CryptographicException>(
                () => vault.OpenText(another, SealedField.Phone, before.PhoneSealed));
            return Task.FromResult(true);
        });
    }

    [Fact]
    public async Task The_id_of_an_erased_person_leads_nowhere()
    {
        var (officer, village, id) = await Person("Lò Thị Đi");
        var stays = await learner.RegisterId(new LearnerRequest("Lò Thị Ở", "1991", "female", village));
        officer.DefaultRequestHeaders.Add(AccessLog.PurposeHeader, "enrolment");

        await officer.Erased(id);

        var paths = new[] { "", "/export", "/corrections", "/consents", "/guardians" };
        foreach (var path in paths)
            Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"/learners/{id}{path}")).StatusCode);
        var reason = "Hai hồ sơ là một người.";
        HttpResponseMessage[] merges =
        [
            await Post(officer, $"/learners/{stays}/merge", new { loserId = id, reason }),
            await Post(officer, $"/learners/{id}/merge", new { loserId = stays, reason }),
        ];
        Assert.All(merges, answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Demand(id, "view")).StatusCode);
        var listed = Items(await officer.GetFromJsonAsync<JsonElement>($"/learners?areaId={village}"));
        Assert.Equal(stays, Assert.Single(listed).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task An_erasure_is_complete_when_every_service_has_answered()
    {
        var (officer, _, id) = await Person("Lò Thị Xong");
        var erasure = (await officer.Erased(id)).GetProperty("erasureIds")[0].GetGuid();
        var begun = await Progress(officer, erasure);

        await learner.Bus.Publish(new CourseErasureAnswered
        {
            ErasureId = erasure,
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            LearnerId = id,
            Outcome = "erased",
            ReasonCode = "figures-without-persons",
        });
        await learner.Bus.Publish(new CertificationErasureAnswered
        {
            ErasureId = erasure,
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            LearnerId = id,
            Outcome = "retained",
            Retained = 1,
            ReasonCode = "valid-certificates",
        });
        await learner.Bus.Publish(new NotificationErasureAnswered
        {
            ErasureId = erasure,
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            LearnerId = id,
            Outcome = "erased",
        });
        await Eventually.Pass(async () => Assert.Equal(
            [("certification", "retained"), ("course", "erased"), ("notification", "erased"), ("partner", null)],
            Answers(await Progress(officer, erasure))));
        Assert.False((await Progress(officer, erasure)).TryGetProperty("completedAt", out _));
        await learner.Bus.Publish(new PartnerErasureAnswered
        {
            ErasureId = erasure,
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            LearnerId = id,
            Outcome = "nothing",
        });

        await Eventually.Pass(async () => Assert.True(
            (await Progress(officer, erasure)).TryGetProperty("completedAt", out _)));
        Assert.All(begun.GetProperty("participants").EnumerateArray(), one => Assert.Null(one.Text("outcome")));
        var stranger = learner.SignInAs(HaNoi);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/privacy/erasures/{erasure}")).StatusCode);
    }

    [Fact]
    public async Task Whoever_has_not_answered_by_the_legal_day_raises_an_alarm()
    {
        var (officer, _, id) = await Person("Lò Thị Muộn");
        var erasure = (await officer.Erased(id)).GetProperty("erasureIds")[0].GetGuid();

        learner.Clock.Set(new DateTimeOffset(2029, 3, 1, 3, 0, 0, TimeSpan.Zero));

        var late = await Progress(officer, erasure);
        Assert.True(late.GetProperty("overdue").GetBoolean());
        Assert.Equal(
            ["2026-10-25", "2026-10-25", "2026-10-25", "2026-11-04"],
            late.GetProperty("participants").EnumerateArray().Select(one => one.Text("dueOn")));
        await Eventually.True(
            () => learner.Use<LearnerDbContext, bool>(async db => 4 == await db.ErasureAnswers.CountAsync(
                answer => answer.ErasureId == erasure && answer.AlarmedAt != null)),
            "the alarms");
    }

    [Fact]
    public async Task Who_holds_a_valid_certificate_is_refused_with_the_reason_and_restricted()
    {
        var (officer, _, id) = await Person("Lò Thị Chứng");
        var certificate = await learner.Certify(id);

        var refused = await officer.Erased(id);

        Assert.Equal(
            ("refused", "retention-required"), (refused.Text("state"), refused.Text("refusalCode")));
        var shown = await officer.GetFromJsonAsync<JsonElement>(
            $"/privacy/requests/{refused.GetProperty("id").GetGuid()}");
        Assert.Contains("1 chứng nhận", shown.Text("refusalReason"), StringComparison.Ordinal);
        Assert.True(refused.GetProperty("restricted").GetBoolean());
        Assert.Equal("Lò Thị Chứng", (await officer.Shown(id)).Text("fullName"));
        Assert.DoesNotContain(await learner.Bus.Events<LearnerErased>(), evt => evt.LearnerId == id);

        await learner.Revoke(certificate, id);
        Assert.Equal("done", (await officer.Erased(id)).Text("state"));
    }

    [Fact]
    public async Task A_registration_that_is_sent_again_after_the_erasure_registers_nobody()
    {
        var (village, key) = (await learner.NewVillage(), $"\"{Guid.CreateVersion7()}\"");
        var person = new LearnerRequest("Lò Thị Lặp", "1990", "female", village);
        var first = await learner.Register(person, key);
        var id = (await Json(first)).GetProperty("id").GetGuid();
        var officer = learner.SignInAs(ThaiNguyen);
        var erasure = (await officer.Erased(id)).GetProperty("erasureIds")[0].GetGuid();
        await Eventually.Pass(async () => Assert.True(
            (await Progress(officer, erasure)).TryGetProperty("archiveClearedAt", out _)));

        var again = await learner.Register(person, key);

        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        Assert.Empty(Items(await officer.GetFromJsonAsync<JsonElement>($"/learners?areaId={village}")));
    }

    private static string Today => $"{ServiceDefaults.VietnamTime.Today(TimeProvider.System):O}";

    private async Task<(HttpClient Officer, Guid Village, Guid Id)> Person(string name)
    {
        var village = await learner.NewVillage();
        var id = await learner.RegisterId(new LearnerRequest(
            name, "1990", "female", village, CitizenId: $"003190{number}", Phone: $"0912{number}"));
        return (learner.SignInAs(ThaiNguyen), village, id);
    }

    private static Task<JsonElement> Progress(HttpClient officer, Guid erasure) =>
        officer.GetFromJsonAsync<JsonElement>($"/privacy/erasures/{erasure}");

    private static IEnumerable<(string?, string?)> Answers(JsonElement erasure) =>
        erasure.GetProperty("participants").EnumerateArray().Select(one => (one.Text("name"), one.Text("outcome")));
}
