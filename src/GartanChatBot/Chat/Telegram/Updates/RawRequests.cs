using System.Text.Json;
using Telegram.Bot.Requests;
using Telegram.Bot.Types.Enums;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// getUpdates that leaves each update as the JSON that came. The library's own request reads all updates or none, so one value that it
/// does not know yet would silence the bot for everybody.
/// </summary>
internal sealed class RawUpdatesRequest() : RequestBase<JsonElement[]>("getUpdates")
{
    public int? Offset { get; init; }

    public int Limit { get; init; }

    public int Timeout { get; init; }

    public IEnumerable<UpdateType> AllowedUpdates { get; init; } = [];
}

/// <summary>
/// getWebhookInfo as it came: a webhook that another program has set may name update types that the library does not know.
/// </summary>
internal sealed class RawWebhookInfoRequest() : RequestBase<JsonElement>("getWebhookInfo");
