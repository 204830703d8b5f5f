namespace GartanChatBot.Tests.TestKit;

/// <summary>A disk of its own, small enough to be filled. Mounting needs root on Linux.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gartan-disk-");
    public string File(string name) => Path.Combine(folder.FullName, name);

    /// <summary>In memory; the test is skipped, with the reason, where nothing may be mounted.</summary>
    public static SmallDisk InMemory(int megabytes)
    {
        var disk = new SmallDisk();
        disk.MountOrSkip("-t", "tmpfs", "-o", $"size={megabytes}m,mode=700", "tmpfs");
        return disk;
    }

    /// <summary>Nothing more goes in, but for so many bytes.</summary>
    public void Fill(int leaving)
    {
        using var filler = new FileStream(File("filler"), FileMode.Create);
        try
        {
            for (var block = new byte[4096]; ;)
            {
                filler.Write(block);
                filler.Flush();
            }
        }
        catch (IOException)
        {
            filler.SetLength(Math.Max(0, filler.Length - leaving));
        }
    }

    public void Free() => System.IO.File.Delete(File("filler"));

    public void Dispose()
    {
        Tool.TryRun("umount", "-l", folder.FullName);
        folder.Delete(recursive: true);
    }

    private void MountOrSkip(params string[] arguments)
    {
        if (OperatingSystem.IsLinux() && Tool.TryRun("mount", [.. arguments, folder.FullName]))
            return;

        folder.Delete();
        Assert.Skip("Nothing may be mounted here (root on Linux may), so no disk can be filled.");
    }
}
