using GartanChatBot.Chat.Telegram.Updates;

namespace GartanChatBot.Web;

/// <summary>Telegram's own way in, beside the token of the API: it has a secret path and a secret word of its own.</summary>
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
