namespace GartanChatBot.Tests.TestKit;

/// <summary>The saved pages of the reference station, each named by station and day.</summary>
internal static class Samples
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Samples");

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));
}
