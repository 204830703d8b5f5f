namespace GartanChatBot.Tests.TestKit;

/// <summary>
/// A folder in memory where the system has one: a file that is written a hundred thousand times would wait for the disk most of the time.
/// What a killed process wrote is there either way; only a power cut would tell the two apart.
/// </summary>
internal sealed class QuickFolder : IDisposable
{
    private const string Memory = "/dev/shm";

    private readonly DirectoryInfo folder = Directory.Exists(Memory)
        ? Directory.CreateDirectory(System.IO.Path.Combine(Memory, $"gartan-test-{Guid.NewGuid():N}"))
        : Directory.CreateTempSubdirectory("gartan-test-");

    public string Path => folder.FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => folder.Delete(recursive: true);
}
