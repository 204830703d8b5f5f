using System.Text.Json;
using GartanChatBot.Chat.Telegram;
using GartanChatBot.Chat.Telegram.Updates;

namespace GartanChatBot.Host;

/// <summary>Compares Telegram's webhook with the settings. Shows only hosts, because the path is a secret.</summary>
internal static class TelegramWebhook
{
    public static DoctorCheck Judge(TelegramOptions options, JsonElement info)
    {
        var address = info.GetProperty("url").GetString();
        var set =
            string.IsNullOrEmpty(address) ? null
            : Uri.TryCreate(address, UriKind.Absolute, out var there) ? there.Host
            : "an address that can't be read";
        var waiting = info.TryGetProperty("pending_update_count", out var count) ? count.GetInt32() : 0;
        var trouble = info.TryGetProperty("last_error_message", out var words) ? words.GetString() : null;

        return (options.Webhook.Url?.Host, set) switch
        {
            (null, null) => Good($"long polling, {waiting} pending updates"),
            (null, _) => Good($"a webhook at {set} is set; the next start removes it, because long polling is configured"),
            ({ } wanted, null) => Good($"the next start sets the webhook at {wanted}"),
            var (wanted, other) when wanted != other => Good($"the webhook is at {other}; the next start changes it to {wanted}"),
            var (wanted, _) when address != Webhook.AddressOf(options) => Good(
                $"the webhook at {wanted} has another port or path than the settings; the next start sets it"),
            var (wanted, _) when trouble is not null && waiting > 0 => new(
                DoctorCheck.Bad,
                $"Telegram: could not deliver to the webhook at {wanted} (\"{trouble}\"); {waiting} pending updates. "
                    + "Check that Telegram:Webhook:Url leads to this bot's web server, or remove it to use long polling."
            ),
            var (wanted, _) => Good($"webhook at {wanted}, {waiting} pending updates"),
        };
    }

    private static DoctorCheck Good(string state) => new(DoctorCheck.Good, $"Telegram: {state}.");
}
