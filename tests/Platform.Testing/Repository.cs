namespace Platform.Testing;

/// <summary>The source tree as text: what a rule about files can be checked on.</summary>
public static class Repository
{
    public static readonly string Root = FindRoot();

    public static readonly string[] Services =
        ["Learner", "Course", "Certification", "Notification", "Insights", "PartnerGateway"];

    /// <summary>C# files below the folders, without generated ones.</summary>
    public static IEnumerable<string> SourceFiles(params string[] folders) =>
        from folder in folders
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        where !Contains(file, "obj") && !Contains(file, "bin") && !Contains(file, "Migrations")
            && !Contains(file, "node_modules")
        select file;

    public static string Relative(string file) => Path.GetRelativePath(Root, file);

    private static bool Contains(string file, string folder) =>
        file.Contains($"{Path.DirectorySeparatorChar}{folder}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException("Platform.sln was not found above the test assembly.");
    }
}
