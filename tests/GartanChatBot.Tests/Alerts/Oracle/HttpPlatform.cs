using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Terminal;

namespace GartanChatBot.Tests.Alerts.Oracle;

/// <summary>The other end of a <see cref="RecordingChatServer"/>, as a platform of the bot.</summary>
internal sealed class HttpPlatform(string name, HttpClient server) : IChatPlatform
{
    /// <summary>Can be asked afterwards whether a message is there, and takes the same one twice.</summary>
    public const string Asked = "asked";

    /// <summary>Takes a key once, and can't be asked.</summary>
    public const string Once = "once";

    public string Name => name;

    public static bool TakesKeysOnce(string platform) => platform == Once;

    public Conversation DirectTo(string userId) => new(Name, userId);

    public Task<string> SendAsync(Conversation conversation, Reply reply, SendOptions sendOptions, CancellationToken cancellationToken) =>
        CallAsync(
            $"send?platform={Name}&key={Uri.EscapeDataString(sendOptions.Key)}", new TerminalWriter().Write(reply), cancellationToken);

    public Task EditAsync(Conversation conversation, string messageId, Reply reply, CancellationToken cancellationToken) =>
        CallAsync($"edit?platform={Name}&id={messageId}", new TerminalWriter().Write(reply), cancellationToken);

    public Task PinAsync(Conversation conversation, string messageId, CancellationToken cancellationToken) => Task.CompletedTask;

    public string? Bookmark(Conversation conversation) => Name == Asked ? "since then" : null;

    public async Task<string?> FindAsync(
        Conversation conversation, Reply reply, SendOptions sendOptions, string? bookmark, CancellationToken cancellationToken) =>
        Name == Asked
        && await CallAsync($"find?platform={Name}&key={Uri.EscapeDataString(sendOptions.Key)}", "", cancellationToken) is { Length: > 0 } id
            ? id
            : null;

    private async Task<string> CallAsync(string path, string body, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new StringContent(body);
            using var answer = await server.PostAsync(path, content, cancellationToken);
            if (!answer.IsSuccessStatusCode)
                throw new MessageGoneException(path);

            return await answer.Content.ReadAsStringAsync(cancellationToken);
        }
        catch (HttpRequestException lost)
        {
            throw new OutcomeUnknownException("The connection ended.", lost);
        }
    }
}
