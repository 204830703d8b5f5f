using GartanChatBot.Chat.Telegram.Updates;

namespace GartanChatBot.Web;

/// <summary>Maps the Telegram webhook. It needs no API token because it has its own secret path and header.</summary>
internal static class TelegramEndpoint
{
    public static void MapTelegram(this WebApplication app)
    {
        if (app.Services.GetService<WebhookEndpoint>() is not { } door)
            return;

        app.MapPost(Webhook.Route, async (string path, HttpContext context) =>
                Results.StatusCode(await door.ReceiveAsync(path, context.Request, context.RequestAborted)))
            .ExcludeFromDescription();
    }
}
