namespace GartanChatBot.Storage;

/// <summary>Creates files and folders that only their owner can read, because the database has names.</summary>
internal static class FilePermissions
{
    private const UnixFileMode FileMask = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode FolderMask = FileMask | UnixFileMode.UserExecute;

    /// <summary>Creates the missing folders of a path; an existing folder keeps its mode, which may be deliberate.</summary>
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
    /// Creates the file, or restricts it to its owner. Done before LiteDB opens it, which would create it readable for everyone.
    /// </summary>
    public static void Ensure(string file)
    {
        Open(file, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();

        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(file) != FileMask)
            File.SetUnixFileMode(file, FileMask);
    }

    /// <summary>Copies a file; the copy gets its name only when it is complete and on disk.</summary>
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
