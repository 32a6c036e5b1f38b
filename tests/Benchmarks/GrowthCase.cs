namespace Platform.Benchmarks;

/// <summary>
/// Whether an officer waits longer among a million enrolments than among ten thousand: the slowest hundredth of the
/// same readings and commands at three sizes of one database.
/// </summary>
internal static class GrowthCase
{
    private const int Each = 100;
    private const int Spare = 20_000;
    private const int Stride = 7_919;
    private const long SpareFrom = 1L << 32;
    private static long lastSpare = SpareFrom;
    private static long lastQuiz;

    internal static async IAsyncEnumerable<Ratio> Run(Workbench bench)
    {
        var database = await bench.MigrateAsync("Course");
        await bench.ForgetCourseEventsAsync();
        var course = await bench.StartAsync("Course", database);
        var rows = new MadeUpClasses(database, Load.Client(course.Address, 1, bench.Token));
        await rows.BeginAsync();
        await rows.AddLearnersAsync(SpareFrom, SpareFrom + Spare);

        int[] sizes = [bench.Options.People / 100, bench.Options.People / 10, bench.Options.People];
        var (enrolled, smallest) = (0, new Dictionary<string, double>());
        foreach (var size in sizes)
        {
            bench.Say($"{size} enrolments");
            await rows.AddLearnersAsync(Math.Max(enrolled, 1), size);
            await rows.AddClassesAsync(enrolled / Each, size / Each, enrolled, Each);
            await rows.SettleAsync();
            enrolled = size;
            using var client = Load.Client(course.Address, 1, bench.Token); // a token lives for five minutes
            if (smallest.Count == 0)
                await MeasureAsync(client, size); // code that is not yet optimised would flatter the larger sizes
            foreach (var (name, slowest) in await MeasureAsync(client, size))
            {
                bench.Say($"{name}: {slowest:0} µs");
                if (!smallest.TryAdd(name, slowest))
                    yield return new Ratio(
                        "i", $"{name}, {size} enrolments", slowest, $"{sizes[0]} enrolments", smallest[name], "µs p99");
            }
        }
    }

    private static async Task<List<(string Name, double Slowest)>> MeasureAsync(HttpClient client, int size)
    {
        var random = new Random(17); // the same questions at every size
        Guid AnyClass() => MadeUpClasses.Class(random.Next(size / Each));
        var figures = new List<(string, double)>();
        foreach (var (name, request) in new (string, Func<HttpRequestMessage>)[]
        {
            ("page of classes", () => Get($"/classes?areaId={MadeUpClasses.Village}&limit=50")),
            ("one class", () => Get($"/classes/{AnyClass()}")),
            ("roll of a class", () => Get($"/classes/{AnyClass()}/enrolments?limit=100")),
            ("enrolment", () => Officer.Post(
                $"/classes/{AnyClass()}/enrolments",
                new { learnerId = MadeUpClasses.Learner(Interlocked.Increment(ref lastSpare)) })),
            ("quiz submission", () =>
            {
                var learner = Interlocked.Increment(ref lastQuiz) * Stride % size; // nobody has unlimited attempts
                return Officer.Post("/assessments", new
                {
                    classId = MadeUpClasses.Class(learner / Each),
                    learnerId = MadeUpClasses.Learner(learner),
                    answers = TeachingSql.Answers.Select(one => new { questionId = one.Key, optionId = one.Value }),
                });
            }),
        })
            figures.Add((name, await Waits.SlowestAsync(client, request)));
        return figures;
    }

    private static HttpRequestMessage Get(string path) => new(HttpMethod.Get, path);
}
