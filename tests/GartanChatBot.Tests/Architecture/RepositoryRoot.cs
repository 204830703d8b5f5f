using System.Runtime.CompilerServices;

namespace GartanChatBot.Tests.Architecture;

/// <summary>The checkout that these tests were built from.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    public static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(System.IO.Path.Combine(Path, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(System.IO.Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string Find([CallerFilePath] string thisFile = "")
    {
        var folder = new DirectoryInfo(System.IO.Path.GetDirectoryName(thisFile)!);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "GartanChatBot.sln")))
            folder = folder.Parent;

        return folder?.FullName ?? throw new InvalidOperationException("The tests lie outside a checkout.");
    }
}
