using System.Collections.Concurrent;
using System.Globalization;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Terminal;

namespace GartanChatBot.Tests.TestKit;

/// <summary>A chat service that keeps every post and edit, and fails in whatever way it is told to.</summary>
internal sealed class FailingPlatform(string name = "paper") : IChatPlatform
{
    private readonly Lock gate = new();
    private readonly List<Posted> posts = [];
    private readonly ConcurrentQueue<Func<Conversation, DeliveryException?>> failures = new();

    /// <summary>Accepted messages in the order in which they came; an edit changes the text of its own.</summary>
    public IReadOnlyList<Posted> Posts
    {
        get
        {
            lock (gate)
                return [.. posts];
        }
    }

    public IReadOnlyList<string> Texts => [.. Posts.Select(post => post.Text)];

    /// <summary>Asked before every post and edit.</summary>
    public Func<Conversation, DeliveryException?> Fails { get; set; } = _ => null;

    /// <summary>Looking for a message ends so.</summary>
    public DeliveryException? FindFails { get; set; }

    /// <summary>The message gets through and the answer does not.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>Posts wait for it.</summary>
    public Func<Conversation, Task> Waits { get; set; } = _ => Task.CompletedTask;

    public string Name => name;

    public Conversation DirectTo(string userId) => new(name, $"@{userId}") { IsPrivate = true };

    /// <summary>The next posts and edits end so, one each.</summary>
    public void FailNext(params DeliveryException[] each)
    {
        foreach (var failure in each)
            failures.Enqueue(_ => failure);
    }

    /// <summary>Somebody deletes a message.</summary>
    public void Lose(string messageId)
    {
        lock (gate)
            posts.RemoveAll(post => post.Id == messageId);
    }

    public async Task<string> SendAsync(
        Conversation conversation, Reply reply, SendOptions sendOptions, CancellationToken cancellationToken)
    {
        await Waits(conversation);
        Check(conversation);
        lock (gate)
        {
            if (sendOptions.ReplyTo is { } answered && posts.TrueForAll(post => post.Id != answered))
                throw new MessageGoneException("The answered message is gone.");

            var post = new Posted(
                (posts.Count + 1).ToString(CultureInfo.InvariantCulture), conversation.ToString(), TextOf(reply), sendOptions)
            {
                Buttons = ButtonsOf(reply),
            };
            posts.Add(post);
            return LosesAnswers ? throw new OutcomeUnknownException("The line went dead.") : post.Id;
        }
    }

    public Task EditAsync(Conversation conversation, string messageId, Reply reply, CancellationToken cancellationToken)
    {
        Check(conversation);
        lock (gate)
        {
            var index = posts.FindIndex(post => post.Id == messageId && post.Conversation == conversation.ToString());
            if (index < 0)
                throw new MessageGoneException("It is gone.");

            posts[index] = posts[index] with { Text = TextOf(reply), Buttons = ButtonsOf(reply), Edits = posts[index].Edits + 1 };
        }

        return Task.CompletedTask;
    }

    public Task PinAsync(Conversation conversation, string messageId, CancellationToken cancellationToken) => Task.CompletedTask;

    public string? Bookmark(Conversation conversation) => Posts.Count.ToString(CultureInfo.InvariantCulture);

    public Task<string?> FindAsync(
        Conversation conversation,
        Reply reply,
        SendOptions sendOptions,
        string? bookmark,
        CancellationToken cancellationToken
    ) => FindFails is { } failure ? throw failure : Task.FromResult(Posts.FirstOrDefault(post => post.Posting.Key == sendOptions.Key)?.Id);

    private void Check(Conversation conversation)
    {
        if ((failures.TryDequeue(out var next) ? next(conversation) : Fails(conversation)) is { } failure)
            throw failure;
    }

    private static string TextOf(Reply reply) => new TerminalWriter().Write(reply);

    private static IReadOnlyList<ReplyButton> ButtonsOf(Reply reply) =>
        [.. reply.Blocks.OfType<ReplyBlock.Buttons>().SelectMany(block => block.Choices)];
}

/// <summary>A message as it stands in the chat.</summary>
internal sealed record Posted(string Id, string Conversation, string Text, SendOptions Posting, int Edits = 0)
{
    public IReadOnlyList<ReplyButton> Buttons { get; init; } = [];
}
