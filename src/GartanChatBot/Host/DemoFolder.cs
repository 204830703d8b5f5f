namespace GartanChatBot.Host;

/// <summary>Temporary folder for the demo's database; deleted when the demo ends.</summary>
internal sealed class DemoFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gartan-demo-");

    public string DatabasePath => Path.Combine(folder.FullName, "demo.db");

    public void Dispose() => folder.Delete(recursive: true);
}
