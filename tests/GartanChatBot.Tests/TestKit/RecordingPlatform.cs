using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Terminal;

namespace GartanChatBot.Tests.TestKit;

/// <summary>One thing that the bot did on a <see cref="RecordingPlatform"/>.</summary>
internal sealed record Recorded(string Act, string Conversation, string MessageId, Reply? Reply, SendOptions? Posting)
{
    /// <summary>As a terminal would show it.</summary>
    public string Text => Reply is null ? "" : new TerminalWriter().Write(Reply);
}

/// <summary>A chat service that remembers what is on its screens, and fails when it is told to.</summary>
internal sealed class RecordingPlatform(string name = "telegram") : IChatPlatform
{
    private readonly Dictionary<(string Conversation, string Message), Reply> messages = [];
    private readonly Queue<(string Act, Exception Failure)> failures = [];
    private readonly Lock gate = new();
    private int counter;

    public string Name => name;

    public List<Recorded> Log { get; } = [];

    public IReadOnlyList<Recorded> Sent => Of("send");

    public IReadOnlyList<Recorded> Edited => Of("edit");

    public IReadOnlyList<Recorded> Pinned => Of("pin");

    /// <summary>What can be read there now, oldest first.</summary>
    public IReadOnlyList<string> Screen(string conversation)
    {
        lock (gate)
        {
            return
            [
                .. messages
                    .Where(message => message.Key.Conversation == conversation)
                    .Select(message => new TerminalWriter().Write(message.Value)),
            ];
        }
    }

    /// <summary>The next such act fails; <c>send-late</c> fails after the message has arrived.</summary>
    public void FailNext(string act, Exception failure)
    {
        lock (gate)
        {
            failures.Enqueue((act, failure));
        }
    }

    public void DeleteMessages(string conversation)
    {
        lock (gate)
        {
            foreach (var key in messages.Keys.Where(key => key.Conversation == conversation).ToList())
                messages.Remove(key);
        }
    }

    public Conversation DirectTo(string userId) => new(name, userId) { IsPrivate = true };

    public Task<string> SendAsync(Conversation conversation, Reply reply, SendOptions sendOptions, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            sendOptions.Key.Length.ShouldBeLessThanOrEqualTo(SendOptions.LongestKey);
            FailWhenTold("send");
            var id = (++counter).ToString();
            messages[(conversation.ToString(), id)] = reply;
            Log.Add(new("send", conversation.ToString(), id, reply, sendOptions));
            FailWhenTold("send-late");
            return Task.FromResult(id);
        }
    }

    public Task EditAsync(Conversation conversation, string messageId, Reply reply, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            FailWhenTold("edit");
            if (!messages.ContainsKey((conversation.ToString(), messageId)))
                throw new MessageGoneException("There is no such message.");

            messages[(conversation.ToString(), messageId)] = reply;
            Log.Add(new("edit", conversation.ToString(), messageId, reply, null));
            return Task.CompletedTask;
        }
    }

    public Task PinAsync(Conversation conversation, string messageId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            FailWhenTold("pin");
            Log.Add(new("pin", conversation.ToString(), messageId, null, null));
            return Task.CompletedTask;
        }
    }

    public string? Bookmark(Conversation conversation)
    {
        lock (gate)
        {
            return counter.ToString();
        }
    }

    public Task<string?> FindAsync(
        Conversation conversation, Reply reply, SendOptions sendOptions, string? bookmark, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(
                Log.FirstOrDefault(act =>
                    act.Act == "send" && act.Conversation == conversation.ToString() && act.Posting!.Key == sendOptions.Key
                )?.MessageId);
        }
    }

    private List<Recorded> Of(string act)
    {
        lock (gate)
        {
            return [.. Log.Where(recorded => recorded.Act == act)];
        }
    }

    private void FailWhenTold(string act)
    {
        if (failures.TryPeek(out var next) && next.Act == act)
        {
            failures.Dequeue();
            throw next.Failure;
        }
    }
}
