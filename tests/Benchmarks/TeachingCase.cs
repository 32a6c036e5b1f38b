namespace Platform.Benchmarks;

/// <summary>
/// The three things that everybody does in the evening when classes meet: learners are enrolled, hand in a quiz, and
/// are called by name. Each through the service with all its checks, against a program that only writes the same rows.
/// </summary>
internal static class TeachingCase
{
    private const int Classes = 200;
    private const int Free = 400_000;
    private const int RollCalls = 12_000;
    private static long lastLearner;
    private static long lastClass;

    internal static async IAsyncEnumerable<Ratio> Run(Workbench bench)
    {
        var database = await bench.MigrateAsync("Course");
        await bench.ForgetCourseEventsAsync();
        var course = await bench.StartAsync("Course", database);
        var options = bench.Options;
        using (var first = Load.Client(course.Address, 1, bench.Token))
        {
            var rows = new MadeUpClasses(database, first);
            bench.Say($"{Free} people to enrol, and as many in classes");
            await rows.BeginAsync();
            await rows.AddLearnersAsync(1, 3 * Free);
            await rows.AddClassesAsync(0, Classes, 0, each: 0);
            await rows.AddClassesAsync(Classes, Classes + (Free / 100), Free, each: 100);
            await rows.AddClassesAsync(
                RollCallFrom, RollCallFrom + RollCalls, 2 * Free, each: TeachingSql.Present);
            await rows.SettleAsync();
        }

        bench.Say("enrolling");
        lastLearner = 0;
        using (var client = Load.Client(course.Address, options.Clients, bench.Token))
        {
            var enrolled = await Load.MeasureAsync(client, options.Clients, options.Duration, Enrol);
            yield return await AgainstAsync(
                "enrolment", enrolled, TeachingSql.Enrolment(options.Clients, Classes, NextLearner()), each: 1);
        }

        bench.Say("handing in quizzes");
        lastLearner = Free - 1;
        using (var client = Load.Client(course.Address, options.Clients, bench.Token))
        {
            var judged = await Load.MeasureAsync(client, options.Clients, options.Duration, HandIn);
            yield return await AgainstAsync(
                "quiz submission", judged, TeachingSql.Quiz(options.Clients, Classes, Free, NextLearner()), each: 1);
        }

        bench.Say("calling rolls");
        lastClass = RollCallFrom - 1;
        using (var client = Load.Client(course.Address, options.Clients, bench.Token))
        {
            var called = await Load.MeasureAsync(client, options.Clients, options.Duration, Call);
            yield return await AgainstAsync(
                "roll-call by name", called * TeachingSql.Present,
                TeachingSql.RollCall(options.Clients, NextClass()), TeachingSql.Present);
        }

        async Task<Ratio> AgainstAsync(string what, double ours, string script, int each)
        {
            bench.Say($"{what}: {ours:0}/s; the same rows by pgbench");
            var limit = each * await Pgbench.MeasureAsync(
                bench.AddressOf(database), script, options.Clients, options.Duration);
            bench.Say($"{limit:0}/s");
            return new Ratio("h", what, ours, "same SQL by pgbench", limit, "learners/s");
        }
    }

    private static int RollCallFrom => Classes + (Free / 100);

    private static long NextLearner() => Interlocked.Increment(ref lastLearner);

    private static long NextClass() => Interlocked.Increment(ref lastClass);

    private static HttpRequestMessage Enrol()
    {
        var learner = NextLearner();
        return Officer.Post(
            $"/classes/{MadeUpClasses.Class(learner % Classes)}/enrolments",
            new { learnerId = MadeUpClasses.Learner(learner) });
    }

    private static HttpRequestMessage HandIn()
    {
        var learner = NextLearner();
        return Officer.Post("/assessments", new
        {
            classId = MadeUpClasses.Class(Classes + ((learner - Free) / 100)),
            learnerId = MadeUpClasses.Learner(learner),
            answers = TeachingSql.Answers.Select(answer => new { questionId = answer.Key, optionId = answer.Value }),
        });
    }

    private static HttpRequestMessage Call()
    {
        var number = NextClass();
        var from = (2L * Free) + ((number - RollCallFrom) * TeachingSql.Present);
        var request = Officer.Post($"/classes/{MadeUpClasses.Class(number)}/close", new
        {
            present = Enumerable.Range(0, TeachingSql.Present).Select(one => MadeUpClasses.Learner(from + one)),
            unnamed = 2,
        });
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return request;
    }
}
