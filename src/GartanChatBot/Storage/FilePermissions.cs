namespace GartanChatBot.Storage;

/// <summary>Files and folders that nobody but their owner may read: the database holds names.</summary>
internal static class FilePermissions
{
    private const UnixFileMode FileMask = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode FolderMask = FileMask | UnixFileMode.UserExecute;

    /// <summary>Makes the missing folders of a path; a folder that is there keeps its mode, it may be somebody else's choice.</summary>
    public static void CreateFolderOf(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;

        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, FolderMask);
    }

    public static FileStream Open(string file, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = FileMask;

        return new FileStream(file, options);
    }

    /// <summary>
    /// The file exists and is the owner's alone. Done before LiteDB opens it, which would create it readable for everyone.
    /// </summary>
    public static void Ensure(string file)
    {
        Open(file, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();

        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(file) != FileMask)
            File.SetUnixFileMode(file, FileMask);
    }

    /// <summary>A copy that appears under its name only when it is whole and on the disk.</summary>
    public static void Copy(string from, string to)
    {
        var part = to + ".part";
        File.Delete(part);

        using (var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        using (var target = Open(part, FileMode.CreateNew, FileShare.None))
        {
            source.CopyTo(target);
            target.Flush(flushToDisk: true);
        }

        File.Move(part, to, overwrite: true);
    }
}
