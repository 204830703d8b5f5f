namespace GartanChatBot.Settings;

/// <summary>Invalid settings that prevent the start: one line per problem.</summary>
internal sealed class SettingsException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems => problems;
}
