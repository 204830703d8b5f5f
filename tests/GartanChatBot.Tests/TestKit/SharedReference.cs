namespace GartanChatBot.Tests.TestKit;

/// <summary>
/// Reference material that lies outside the checkout: the folder "shared" near it, or where GARTAN_SHARED says. It may be absent.
/// </summary>
internal static class SharedReference
{
    private static readonly string? Folder = Find();

    /// <summary>The file or folder there; nothing when it is absent.</summary>
    public static string? Path(params string[] parts)
    {
        if (Folder is null)
            return null;

        var path = System.IO.Path.Combine([Folder, .. parts]);
        return System.IO.Path.Exists(path) ? path : null;
    }

    /// <summary>The file or folder there; without it the test that asks is skipped.</summary>
    public static string Required(params string[] parts)
    {
        var path = Path(parts);
        Assert.SkipWhen(
            path is null,
            $"{string.Join('/', parts)} is not here: put the shared folder beside the checkout, or name it in GARTAN_SHARED.");
        return path!;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("GARTAN_SHARED") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;

        var beside = new DirectoryInfo(Architecture.RepositoryRoot.Path).Parent;
        return new[] { beside, beside?.Parent }
            .Select(folder => folder is null ? null : System.IO.Path.Combine(folder.FullName, "shared"))
            .FirstOrDefault(Directory.Exists);
    }
}
