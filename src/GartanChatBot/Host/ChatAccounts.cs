using System.Net;
using System.Text.Json;
using GartanChatBot.Chat.Telegram;

namespace GartanChatBot.Host;

/// <summary>Checks the tokens with the chat services. A token is sent to its own service only.</summary>
internal static class ChatAccounts
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Checks the account and how its updates arrive: with a webhook that Telegram can't reach, the bot gets nothing.</summary>
    public static async Task<IReadOnlyList<DoctorCheck>> TelegramAsync(TelegramOptions options, CancellationToken cancellationToken)
    {
        if (options.Token.IsEmpty)
            return [Unused("Telegram")];

        var account = await AskTelegramAsync("getMe", me =>
            DoctorCheck.Of(true, $"Telegram: the token belongs to {me.GetProperty("username").GetString()}.", ""));
        return account.Mark == DoctorCheck.Good
            ? [account, await AskTelegramAsync("getWebhookInfo", info => TelegramWebhook.Judge(options, info))]
            : [account];

        Task<DoctorCheck> AskTelegramAsync(string method, Func<JsonElement, DoctorCheck> judge) => AskAsync(
            "Telegram",
            () => new(HttpMethod.Get, new Uri($"{options.ApiBaseUrl.AbsoluteUri.TrimEnd('/')}/bot{options.Token.Reveal()}/{method}")),
            answer => judge(answer.GetProperty("result")),
            "Ask BotFather for the token again and set TELEGRAM__TOKEN.",
            cancellationToken);
    }

    private static DoctorCheck Unused(string platform) => new(DoctorCheck.NotUsed, $"{platform}: no token, so it is not used.");

    private static async Task<DoctorCheck> AskAsync(
        string platform, Func<HttpRequestMessage> request, Func<JsonElement, DoctorCheck> judge, string cure,
        CancellationToken cancellationToken)
    {
        // Without redirects: a token is sent only to the configured address.
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpMessageInvoker(handler);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var message = request();
            message.Headers.UserAgent.ParseAdd("DiscordBot (https://example.org/gartanchatbot, 0.1)");
            using var answer = await client.SendAsync(message, limit.Token);
            if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
                return new(DoctorCheck.Bad, $"{platform}: the token was rejected ({(int)answer.StatusCode}). {cure}");
            if (!answer.IsSuccessStatusCode)
                return new(
                    DoctorCheck.Bad, $"{platform}: responded with {(int)answer.StatusCode}; the token was not checked. Try again later.");

            using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(limit.Token));
            return judge(body.RootElement);
        }
        catch (HttpRequestException unreachable)
        {
            return new(
                DoctorCheck.Bad,
                $"{platform}: not reachable ({unreachable.HttpRequestError}). Check the network, and {platform}:ApiBaseUrl if you set it.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(
                DoctorCheck.Bad,
                $"{platform}: no answer within {Patience.TotalSeconds:0} s. Check the network, and {platform}:ApiBaseUrl if you set it.");
        }
        catch (FormatException)
        {
            return new(DoctorCheck.Bad, $"{platform}: the token contains invalid characters. {cure}");
        }
        catch (Exception odd) when (odd is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new(DoctorCheck.Bad, $"{platform}: the response could not be understood. Check {platform}:ApiBaseUrl.");
        }
    }
}
