using System.Text.Json;
using Telegram.Bot.Requests;
using Telegram.Bot.Types.Enums;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// getUpdates that returns each update as raw JSON. The library's own request fails for all updates if one contains an unknown value, which
/// would block every chat.
/// </summary>
internal sealed class RawUpdatesRequest() : RequestBase<JsonElement[]>("getUpdates")
{
    public int? Offset { get; init; }

    public int Limit { get; init; }

    public int Timeout { get; init; }

    public IEnumerable<UpdateType> AllowedUpdates { get; init; } = [];
}

/// <summary>getWebhookInfo as raw JSON: a webhook set by another program may list update types that the library does not know.</summary>
internal sealed class RawWebhookInfoRequest() : RequestBase<JsonElement>("getWebhookInfo");
