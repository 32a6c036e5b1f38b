using Platform.Simulator.Province;

namespace Platform.Simulator.Demo;

/// <summary>
/// Holds one class in a village: opens it, enrols the people, takes the roll-call, hands in the quiz.
/// </summary>
internal sealed class ClassLoader(GatewayClient gateway, Patience patience)
{
    private const string Template = "vneid-basics";
    private const int Seats = 100;
    private readonly List<Learner> passed = [];

    /// <summary>Everybody who passed, in this run or an earlier one.</summary>
    internal IReadOnlyList<Learner> Passed => passed;

    internal async Task Load(CommuneLoader.Village village, CancellationToken cancellationToken)
    {
        var people = await gateway.List<Learner>($"learner/learners?areaId={village.Id}", cancellationToken);
        if (people.Count == 0)
            return;

        var path = $"course/classes/{await Open(village.Id, cancellationToken)}";
        var isNew = (await gateway.Get<Class>(path, cancellationToken)).Status != "closed";
        if (isNew)
            await Enrol(path, [.. people.Take(Seats).Select(person => person.Id)], cancellationToken);
        var (held, version) = await gateway.GetTagged<Class>(path, cancellationToken);

        // In the order of enrolment, which stays: a second run finds the same people absent and the same people wrong.
        var roll = await gateway.List<Enrolment>($"{path}/enrolments", cancellationToken);
        var present = roll.Where((_, index) => index % 10 != 9).Select(enrolment => enrolment.LearnerId).ToList();
        if (isNew)
            await gateway.Post<Closed>(
                $"{path}/close", new { present, unnamed = 2 }, $"demo-close-{held.Id}", cancellationToken, version);

        var quiz = await gateway.Get<Quiz>(
            $"course/courses/{held.CourseId}/quiz?version={held.CourseVersion}", cancellationToken);
        var right = present.Where((_, index) => index % 8 != 7).ToHashSet();
        foreach (var learner in present)
            await Submit(held.Id, learner, quiz, right.Contains(learner), isNew, cancellationToken);

        passed.AddRange(people.Where(person => right.Contains(person.Id)));
        Console.WriteLine(
            $"class     {village.Name}: {roll.Count} enrolled, {present.Count} present, {right.Count} passed"
            + (isNew ? "" : " (held before)"));
    }

    private async Task<Guid> Open(Guid village, CancellationToken cancellationToken)
    {
        var earlier = await gateway.List<Class>($"course/classes?areaId={village}", cancellationToken);
        if (earlier.FirstOrDefault(held => held.TemplateCode == Template) is { } known)
            return known.Id;

        var startsAt = new DateTimeOffset(DateTime.UtcNow.Date.AddHours(1), TimeSpan.Zero); // 8:00 in Vietnam
        var body = new { templateCode = Template, areaId = village, startsAt, capacity = Seats };
        var opened = await patience.Until(
            "the village in the course service",
            () => Unless("unknown-area", () => gateway.Post<Opened>(
                "course/classes", body, $"demo-class-{village}-{startsAt:yyyyMMdd}", cancellationToken)),
            cancellationToken);
        return opened.Id;
    }

    private async Task Enrol(string path, IReadOnlyList<Guid> learnerIds, CancellationToken cancellationToken) =>
        await patience.Until(
            "the learners in the course service",
            async () =>
            {
                // A new key each time: an answer that names unknown learners must not be the answer for ever.
                var answer = await gateway.Post<Enrolled>(
                    $"{path}/enrolments/bulk", new { learnerIds }, $"{Guid.NewGuid()}", cancellationToken);
                return answer.Outcomes.Any(outcome => outcome.Outcome == "unknown-learner") ? null : answer;
            },
            cancellationToken);

    /// <summary>Those who pass and have no completion yet, and once those who do not pass.</summary>
    private async Task Submit(
        Guid classId, Guid learnerId, Quiz quiz, bool passes, bool isNew, CancellationToken cancellationToken)
    {
        if (passes ? await HasCompleted(learnerId, isNew, cancellationToken) : !isNew)
            return;

        var answers = quiz.Questions.Select(question => new
        {
            questionId = question.Id,
            optionId = DemoCommune.Answer(question.Id, [.. question.Options.Select(option => option.Id)], passes),
        });
        var attempt = new { classId, learnerId, answers };
        await gateway.Post<Judged>(
            "course/assessments", attempt, $"demo-quiz-{classId}-{learnerId}", cancellationToken);
    }

    private async Task<bool> HasCompleted(Guid learnerId, bool isNew, CancellationToken cancellationToken)
    {
        if (isNew)
            return false;

        var path = $"course/completions?learnerId={learnerId}";
        return (await gateway.List<Completion>(path, cancellationToken)).Count > 0;
    }

    private static async Task<T?> Unless<T>(string code, Func<Task<T>> call)
        where T : class
    {
        try
        {
            return await call();
        }
        catch (GatewayException refused) when (refused.Code == code)
        {
            return null;
        }
    }

    internal sealed record Learner(Guid Id, string? Phone);

    private sealed record Class(Guid Id, string TemplateCode, Guid CourseId, int CourseVersion, string Status);

    private sealed record Opened(Guid Id);

    private sealed record Enrolment(Guid LearnerId);

    private sealed record Enrolled(IReadOnlyList<EnrolmentOutcome> Outcomes);

    private sealed record EnrolmentOutcome(Guid LearnerId, string Outcome);

    private sealed record Closed(Guid SessionId);

    private sealed record Completion(Guid Id);

    private sealed record Quiz(IReadOnlyList<Question> Questions);

    private sealed record Question(string Id, IReadOnlyList<Option> Options);

    private sealed record Option(string Id);

    private sealed record Judged(bool Passed);
}
