namespace GartanChatBot.Host;

/// <summary>A folder for the demo's database that is gone when the demo is.</summary>
internal sealed class DemoFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gartan-demo-");

    public string DatabasePath => Path.Combine(folder.FullName, "demo.db");

    public void Dispose() => folder.Delete(recursive: true);
}
