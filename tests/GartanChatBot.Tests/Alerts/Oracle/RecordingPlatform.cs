using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Terminal;

namespace GartanChatBot.Tests.Alerts.Oracle;

/// <summary>A platform that keeps what it is given, over any number of restarts of the bot.</summary>
internal sealed class RecordingPlatform(TimeProvider time) : IChatPlatform
{
    private readonly TerminalWriter writer = new();
    private readonly List<Sent> sent = [];

    public string Name => "paper";

    public IReadOnlyList<Sent> All => sent;

    public int Edits { get; private set; }

    public Conversation DirectTo(string userId) => new(Name, userId) { IsPrivate = true };

    public Task<string> SendAsync(Conversation conversation, Reply reply, SendOptions sendOptions, CancellationToken cancellationToken)
    {
        var id = $"m{sent.Count + 1}";
        sent.Add(new(time.GetUtcNow(), conversation.Id, writer.Write(reply), sendOptions) { MessageId = id });
        return Task.FromResult(id);
    }

    public Task EditAsync(Conversation conversation, string messageId, Reply reply, CancellationToken cancellationToken)
    {
        var index = sent.FindIndex(message => message.MessageId == messageId && message.Chat == conversation.Id);
        if (index < 0)
            throw new MessageGoneException(messageId);

        sent[index] = sent[index] with { Now = writer.Write(reply) };
        Edits++;
        return Task.CompletedTask;
    }

    public Task PinAsync(Conversation conversation, string messageId, CancellationToken cancellationToken) => Task.CompletedTask;

    public string? Bookmark(Conversation conversation) => null;

    public Task<string?> FindAsync(
        Conversation conversation,
        Reply reply,
        SendOptions sendOptions,
        string? bookmark,
        CancellationToken cancellationToken
    ) => Task.FromResult(sent.Find(message => message.Chat == conversation.Id && message.Posting.Key == sendOptions.Key)?.MessageId);
}

/// <summary>A message as it was posted, and as it reads after its edits.</summary>
internal sealed record Sent(DateTimeOffset At, string Chat, string Text, SendOptions Posting)
{
    public string MessageId { get; init; } = "";

    public string Now { get; init; } = Text;
}
