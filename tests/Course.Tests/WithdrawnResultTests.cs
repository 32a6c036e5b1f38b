using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Testing;

namespace Platform.Courses.Tests;

/// <summary>A result was counted for somebody it does not belong to.</summary>
public sealed class WithdrawnResultTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact, Trait("requirement", "004-12")]
    public async Task A_result_of_the_wrong_person_waits_again_and_counts_for_the_right_one()
    {
        var place = await course.NewPlace();
        var (wrong, right) = (await course.NewLearner(place.Village), await course.NewLearner(place.Village));
        using var officer = course.SignInAs(place.Commune);
        var row = $"{Results.NewName()},{wrong},,vneid-co-ban,2026-03-02,90\n";
        await officer.Import(place.Commune, Results.Header + row);
        var (result, completion) = await Counted(wrong);

        using var answer = await Withdraw(officer, result);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var shown = await answer.Json();
        Assert.True(shown.GetProperty("waiting").GetBoolean());
        var kept = Assert.Single(shown.GetProperty("withdrawals").EnumerateArray());
        Assert.Equal(
            (wrong, completion, "entered-in-error", "12/BB-UBND"),
            (kept.GetProperty("learnerId").GetGuid(), kept.GetProperty("completionId").GetGuid(),
                kept.GetProperty("reason").GetString(), kept.GetProperty("reference").GetString()));
        var withdrawn = Assert.Single(
            await course.Bus.Events<ImportedResultWithdrawn>(), evt => evt.ImportedResultId == result);
        Assert.Equal(
            (2, wrong, completion, "entered-in-error"),
            (withdrawn.Version, withdrawn.LearnerId, withdrawn.CompletionId, withdrawn.ReasonCode));
        Assert.Single(await course.Bus.Events<CompletionReversed>(), evt => evt.CompletionId == completion);

        using var assigned = await Assign(officer, result, right);
        Assert.Equal(HttpStatusCode.OK, assigned.StatusCode);
        await Counted(right);
        var completed = Assert.Single(await course.Bus.Events<CourseCompleted>(), evt => evt.LearnerId == right);
        Assert.Equal("national-platform", completed.AssuranceLevel);
        Assert.Equal(
            [1L, 3L],
            (await course.Bus.Events<CompletionImported>()).Where(evt => evt.ImportedResultId == result)
                .Select(evt => evt.Version));
        // The file knows nothing of it and is the same file.
        var again = await officer.Import(place.Commune, Results.Header + row + row);
        Assert.Equal((0, 2, 0), Results.Counts(again));
    }

    [Fact]
    public async Task Twenty_withdrawals_at_once_are_one_and_each_is_told_the_same()
    {
        var place = await course.NewPlace();
        var wrong = await course.NewLearner(place.Village);
        using var officer = course.SignInAs(place.Commune);
        await officer.Import(
            place.Commune, Results.Header + $"{Results.NewName()},{wrong},,vneid-co-ban,2026-03-02,90\n");
        var (result, completion) = await Counted(wrong);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Withdraw(officer, result, "*")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Single(await course.Bus.Events<ImportedResultWithdrawn>(), evt => evt.ImportedResultId == result);
        Assert.Single(await course.Bus.Events<CompletionReversed>(), evt => evt.CompletionId == completion);
        using var other = await Withdraw(officer, result, "*", "fraud");
        Assert.Equal((HttpStatusCode.Conflict, "result-not-counted"), (other.StatusCode, await other.Code()));
    }

    [Fact]
    public async Task An_answer_that_names_the_same_person_again_does_not_bring_it_back_and_another_one_counts()
    {
        var place = await course.NewPlace();
        var (wrong, right) = (await course.NewLearner(place.Village), await course.NewLearner(place.Village));
        var hash = Results.NewHash();
        using var officer = course.SignInAs(place.Commune);
        await officer.Import(
            place.Commune, Results.Header + $"{Results.NewName()},,{hash},vneid-co-ban,2026-03-02,90\n");
        var asked = Assert.Single(
            await course.Bus.Events<CompletionMatchRequested>(), evt => evt.SubjectHash == hash);
        await Answer(asked, wrong, 1);
        var (result, _) = await Counted(wrong);
        (await Withdraw(officer, result)).EnsureSuccessStatusCode();

        var again = await Answer(asked, wrong, 2);
        await Eventually.True(
            () => course.Db(db => db.Database.SqlQuery<bool>(
                $"select exists (select from messaging.inbox where message_id = {again}) as \"Value\"").SingleAsync()),
            "the answer read");
        await Eventually.True(
            () => course.Db(async db => !await db.ImportedResults.AnyAsync(
                row => row.Id == result && row.LearnerId != null)),
            "the result without a person");
        await Answer(asked, right, 3);

        await Counted(right);
        Assert.Single(await course.Bus.Events<CourseCompleted>(), evt => evt.LearnerId == wrong);
        Assert.Single(await course.Bus.Events<CourseCompleted>(), evt => evt.LearnerId == right);
    }

    [Fact]
    public async Task What_somebody_did_themselves_stays_or_counts_instead()
    {
        var place = await course.NewPlace();
        var (before, after) = (await course.NewLearner(place.Village), await course.NewLearner(place.Village));
        using var officer = course.SignInAs(place.Commune);
        await ProgrammeTests.Complete(course, place, before, "vneid-basics");
        await officer.Import(place.Commune, Results.Header
            + $"{Results.NewName()},{before},,vneid-co-ban,2026-03-02,90\n"
            + $"{Results.NewName()},{after},,vneid-co-ban,2026-03-02,90\n");
        var (own, _) = await Counted(before);
        var (only, _) = await Counted(after);
        await ProgrammeTests.Complete(course, place, after, "vneid-basics");

        (await Withdraw(officer, own)).EnsureSuccessStatusCode();
        (await Withdraw(officer, only)).EnsureSuccessStatusCode();

        var stayed = Assert.Single(await officer.CompletionsOf(before));
        Assert.False(stayed.TryGetProperty("reversedAt", out _));
        var anew = await officer.CompletionsOf(after);
        Assert.Equal([true, false], anew.Select(row => row.TryGetProperty("reversedAt", out _)));
        Assert.Equal("attended", anew[1].GetProperty("assuranceLevel").GetString());
    }

    [Fact]
    public async Task Another_result_of_the_same_person_leads_to_a_completion_of_its_own()
    {
        var place = await course.NewPlace();
        var learner = await course.NewLearner(place.Village);
        using var officer = course.SignInAs(place.Commune);
        await officer.Import(
            place.Commune, Results.Header + $"{Results.NewName()},{learner},,dich-vu-cong-truc-tuyen,2026-03-02,\n");
        var (first, completion) = await Counted(learner);
        await officer.Import(
            place.Commune, Results.Header + $"{Results.NewName()},{learner},,qlnn-dich-vu-cong,2026-03-09,\n",
            "state-management-training");
        await Eventually.True(
            () => course.Db(async db => await db.ImportedResults.CountAsync(
                row => row.CompletionId == completion) == 2),
            "both results");

        (await Withdraw(officer, first)).EnsureSuccessStatusCode();

        await Eventually.True(
            async () => (await officer.CompletionsOf(learner)).Length == 2, "the completion of the other result");
        var rows = await officer.CompletionsOf(learner);
        Assert.Equal([true, false], rows.Select(row => row.TryGetProperty("reversedAt", out _)));
        Assert.Equal("state-management-training", rows[1].GetProperty("source").GetString());
    }

    [Fact]
    public async Task What_does_not_fit_is_refused()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var (wrong, stranger) = (await course.NewLearner(place.Village), await course.NewLearner(foreign.Village));
        using var officer = course.SignInAs(place.Commune);
        using var other = course.SignInAs(foreign.Province);
        await officer.Import(
            place.Commune, Results.Header + $"{Results.NewName()},{wrong},,vneid-co-ban,2026-03-02,90\n");
        var (result, _) = await Counted(wrong);

        using var early = await Assign(officer, result, wrong);
        using var stale = await Withdraw(officer, result, "\"1\"");
        using var unseen = await Withdraw(other, result, "*");
        (await Withdraw(officer, result)).EnsureSuccessStatusCode();
        using var same = await Assign(officer, result, wrong);
        using var unknown = await Assign(officer, result, stranger);

        Assert.Equal((HttpStatusCode.Conflict, "result-not-withdrawn"), (early.StatusCode, await early.Code()));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
        Assert.Equal((HttpStatusCode.Conflict, "withdrawn-from-learner"), (same.StatusCode, await same.Code()));
        Assert.Equal("unknown-learner", await unknown.Code());
    }

    private static async Task<HttpResponseMessage> Withdraw(
        HttpClient officer, Guid result, string? etag = null, string reasonCode = "entered-in-error") =>
        await officer.Post(
            $"/imported-results/{result}/withdraw", JsonContent.Create(new { reasonCode, reference = "12/BB-UBND" }),
            etag ?? await officer.ETag($"/imported-results/{result}"));

    private static async Task<HttpResponseMessage> Assign(HttpClient officer, Guid result, Guid learnerId) =>
        await officer.Post(
            $"/imported-results/{result}/assign", JsonContent.Create(new { learnerId }),
            await officer.ETag($"/imported-results/{result}"));

    /// <summary>The result that is counted for somebody, and by which completion.</summary>
    private Task<Counting> Counted(Guid learner) => Eventually.Get(
        () => course.Db(db => db.ImportedResults.AsNoTracking()
            .Where(row => row.LearnerId == learner && row.CompletionId != null)
            .Select(row => new Counting(row.Id, row.CompletionId!.Value)).FirstOrDefaultAsync()),
        "the result counted");

    private Task<Guid> Answer(CompletionMatchRequested asked, Guid learner, long version) =>
        course.Bus.Publish(new CompletionMatchAnswered
        {
            RequestId = asked.RequestId,
            Version = version,
            OccurredAt = DateTimeOffset.UtcNow,
            LearnerId = learner,
        });

    private sealed record Counting(Guid Result, Guid Completion);
}
