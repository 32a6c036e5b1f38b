using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Platform.Testing;

namespace Platform.Architecture.Tests;

/// <summary>The house rules that a machine can check.</summary>
public sealed partial class ConventionTests
{
    private static readonly Assembly[] Services =
    [
        typeof(Learners.LearnerDbContext).Assembly, typeof(Courses.CourseDbContext).Assembly,
        typeof(Certifications.CertificationDbContext).Assembly, typeof(Notifications.NotificationDbContext).Assembly,
        typeof(Insights.InsightsDbContext).Assembly, typeof(Partners.PartnerDbContext).Assembly,
    ];

    private static IEnumerable<Type> Types => Services.SelectMany(assembly => assembly.GetTypes())
        .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), false)
            && type.Namespace is { } name
            && name.StartsWith("Platform.", StringComparison.Ordinal)
            && !name.Contains(".Migrations", StringComparison.Ordinal));

    private static IEnumerable<MethodInfo> Handlers => Services.SelectMany(HandlersOf);

    private static IEnumerable<MethodInfo> HandlersOf(Assembly assembly) => assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(method => method.Name == "Handle");

    [Fact]
    public void There_are_handlers_to_check() =>
        Assert.True(Handlers.Count() > 20, $"{Handlers.Count()} handlers were found.");

    [Fact]
    public void A_handler_that_waits_takes_its_cancellation_token_last() => Assert.Empty(
        from handler in Handlers
        where handler.ReturnType.IsAssignableTo(typeof(Task))
            && handler.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken)
        select handler.DeclaringType!.FullName);

    [Fact]
    public void A_bound_or_returned_record_is_public_or_validation_would_skip_it()
    {
        var handlers = Handlers.Concat(HandlersOf(typeof(Messaging.Backoff).Assembly)).ToList();
        var bound = handlers.SelectMany(handler => handler.GetParameters()).Select(parameter => parameter.ParameterType)
            .Concat(handlers.Select(handler => handler.ReturnType));
        HashSet<Type> seen = [];
        foreach (var type in bound)
            Follow(type, seen);

        Assert.Empty(seen.Where(type => !type.IsPublic && !type.IsNestedPublic).Select(type => type.FullName));
    }

    [Fact]
    public void Records_of_a_request_stand_in_lists_because_validation_skips_the_elements_of_arrays()
    {
        HashSet<Type> seen = [];
        foreach (var parameter in Handlers.Concat(HandlersOf(typeof(Messaging.Backoff).Assembly))
            .SelectMany(handler => handler.GetParameters()))
            Follow(parameter.ParameterType, seen);

        Assert.Contains(typeof(Courses.Sessions.TakeClaims.ClaimItem), seen); // lists are looked into
        Assert.Empty(
            from type in seen
            from member in type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            where member.PropertyType is { IsArray: true } array && IsOurRecord(array.GetElementType()!)
            select $"{type.FullName}.{member.Name}");
    }

    [Fact]
    public void Types_are_sealed_unless_they_are_abstract_or_static() => Assert.Empty(
        from type in Types
        where type is { IsClass: true, IsSealed: false, IsAbstract: false } && type.Name != "Program"
        select type.FullName);

    [Fact]
    public void Layers_that_add_nothing_have_no_place() => Assert.Empty(
        from type in Types
        where BannedNames().IsMatch(type.Name)
        select type.FullName);

    [Fact]
    public void Every_database_keeps_its_texts_in_one_spelling() => Assert.Empty(
        from file in Repository.SourceFiles("src")
        where file.EndsWith("DbContext.cs", StringComparison.Ordinal)
            && !File.ReadAllText(file).Contains("modelBuilder.RequireNormalisedText();", StringComparison.Ordinal)
        select Repository.Relative(file));

    [Fact]
    public void Consumers_leave_saving_to_the_inbox() => Assert.Empty(Lines(
        file => Path.GetFileNameWithoutExtension(file) is var name
            && (name.EndsWith("Consumer", StringComparison.Ordinal)
                || name.EndsWith("Projector", StringComparison.Ordinal)),
        line => line.Contains("SaveChanges", StringComparison.Ordinal)));

    [Fact]
    public void Time_and_ids_come_from_where_a_test_can_set_them() => Assert.Empty(Lines(
        file => !ToolsOutsideTheServices().IsMatch(Repository.Relative(file)),
        line => WallClock().IsMatch(line)));

    [Fact]
    public void Logging_goes_through_the_log_file_of_the_service() => Assert.Empty(Lines(
        file => !file.EndsWith("Log.cs", StringComparison.Ordinal),
        line => DirectLogging().IsMatch(line)));

    [Fact]
    public void A_line_has_at_most_120_columns() => Assert.Empty(
        from file in Repository.SourceFiles("src", "ServiceDefaults", "AppHost", "tests")
        from line in File.ReadLines(file)
        where line.Length > 120
        select $"{Repository.Relative(file)}: {line.Trim()[..60]}…");

    [Fact]
    public void A_file_has_at_most_300_lines() => Assert.Empty(
        from file in Repository.SourceFiles("src", "ServiceDefaults", "AppHost", "tests")
        where File.ReadLines(file).Count() > 300
        select Repository.Relative(file));

    [Fact]
    public void A_program_is_a_table_of_contents() => Assert.Empty(
        from file in Repository.SourceFiles("src")
        where Path.GetFileName(file) == "Program.cs" && File.ReadLines(file).Count() > 50
        select Repository.Relative(file));

    [Fact]
    public void A_service_is_one_folder_per_aggregate_and_nothing_deeper() => Assert.Empty(
        from service in Repository.Services
        from file in Repository.SourceFiles(Path.Combine("src", service))
        let path = Path.GetRelativePath(Path.Combine(Repository.Root, "src", service), file)
        let depth = path.Split(Path.DirectorySeparatorChar).Length
        where depth > 2
        select Repository.Relative(file));

    /// <summary>Collects our records from a type: itself, what it is generic in, and what its members hold.</summary>
    private static void Follow(Type type, HashSet<Type> seen)
    {
        foreach (var part in type.IsArray ? [type.GetElementType()!] : type.GenericTypeArguments)
            Follow(part, seen);

        if (!IsOurRecord(type) || !seen.Add(type))
            return;
        foreach (var member in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
            Follow(member.PropertyType, seen);
    }

    /// <summary>Data is a record; what else stands in a signature is a service.</summary>
    private static bool IsOurRecord(Type type) =>
        type.Namespace?.StartsWith("Platform.", StringComparison.Ordinal) is true
        && type.GetMethod("<Clone>$") is not null;

    private static IEnumerable<string> Lines(Func<string, bool> file, Func<string, bool> line) =>
        from path in Repository.SourceFiles("src", "ServiceDefaults")
        where file(path)
        from text in File.ReadLines(path)
        where !text.TrimStart().StartsWith("//", StringComparison.Ordinal) && line(text)
        select $"{Repository.Relative(path)}: {text.Trim()}";

    [GeneratedRegex("(Repository|UnitOfWork|Mapper|Manager|Helper|Helpers|Utils|Mediator)$")]
    private static partial Regex BannedNames();

    [GeneratedRegex("LocalHosting|Simulator")]
    private static partial Regex ToolsOutsideTheServices();

    [GeneratedRegex(@"DateTime\.(Utc)?Now|DateTimeOffset\.(Utc)?Now|Guid\.NewGuid")]
    private static partial Regex WallClock();

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(")]
    private static partial Regex DirectLogging();
}
