namespace GartanChatBot.Settings;

/// <summary>Settings with which the start is not to be made: one clear line per problem.</summary>
internal sealed class SettingsException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems => problems;
}
