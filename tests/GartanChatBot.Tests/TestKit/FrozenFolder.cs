namespace GartanChatBot.Tests.TestKit;

/// <summary>
/// A folder that becomes read-only while a process has its files open: what a kernel does to a disk that it no longer trusts. A mode does
/// not bind root and a remount waits for writers; ext4's immutable flag refuses open handles too, and can be taken back.
/// </summary>
internal sealed class FrozenFolder : IDisposable
{
    private readonly DirectoryInfo folder;

    private FrozenFolder(DirectoryInfo folder) => this.folder = folder;

    /// <summary>The test is skipped, with the reason, where nothing may be frozen.</summary>
    public static FrozenFolder Create()
    {
        foreach (var place in (string[])[Path.GetTempPath(), AppContext.BaseDirectory])
        {
            var made = new FrozenFolder(Directory.CreateDirectory(Path.Combine(place, $"gartan-frozen-{Guid.NewGuid():N}")));
            if (made.StopsOpenHandles())
                return made;

            made.Dispose();
        }

        Assert.Skip("Nothing may be frozen here (root may, on ext4, with chattr), so no disk can become read-only.");
        throw new InvalidOperationException("A skipped test ends above.");
    }

    public string File(string name) => Path.Combine(folder.FullName, name);

    public void Freeze() => Tool.TryRun("chattr", "-R", "+i", folder.FullName).ShouldBeTrue();

    public void Thaw() => Tool.TryRun("chattr", "-R", "-i", folder.FullName).ShouldBeTrue();

    public void Dispose()
    {
        Tool.TryRun("chattr", "-R", "-i", folder.FullName);
        folder.Delete(recursive: true);
    }

    /// <summary>On a disk in memory the flag keeps out whoever comes, not who is in.</summary>
    private bool StopsOpenHandles()
    {
        using var open = new FileStream(File("probe"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        if (!Tool.TryRun("chattr", "-R", "+i", folder.FullName))
            return false;

        try
        {
            open.WriteByte(1);
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        finally
        {
            Thaw();
        }
    }
}
