using GartanChatBot.Settings;

namespace GartanChatBot.Web.Pages;

/// <summary>The settings in force; a secret shows only whether it is set.</summary>
internal sealed class SettingsPage(SettingsInForce settings, TimeProvider time)
{
    public TablesAnswer Of() => new(
        time.GetUtcNow(),
        [
            .. settings.All.GroupBy(setting => setting.Key.Split(':')[0]).Select(section => new TableAnswer(
                section.Key, ["Setting", "In force", ""],
                [.. section.Select(setting => RowAnswer.Of(setting.Key, setting.Value, setting.IsShipped ? "" : "set here"))],
                Note: null)),
        ]);
}
