using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;

namespace GartanChatBot.Outbox;

/// <summary>Queues notices for administrators in the outbox: one private message each, once per key.</summary>
internal sealed class AdministratorNotices(OutboxStore outbox, People people, ChatPlatforms platforms, TimeProvider time)
    : IAdministratorNotifier
{
    public void Tell(AdministratorNotice notice)
    {
        var now = time.GetCurrentInstant();
        var key = notice.IsDaily ? $"{notice.Key}|{now.InUtc().Date:uuuu-MM-dd}" : notice.Key;
        outbox.Add(Administrators().Select(administrator => new OutboxMessage
        {
            Id = OutboxMessage.IdOf(key, MessageKind.Notice, administrator.ToString()),
            Conversation = administrator.ToString(),
            Kind = MessageKind.Notice,
            Text = notice.Text,
            Buttons = [.. notice.Buttons.SelectMany(button => new[] { button.Label, button.Id })],
            QueuedAt = now,
            Due = now,
        }));
    }

    /// <summary>Sends directly, for problems with the outbox itself; true if at least one administrator was reached.</summary>
    public async Task<bool> TellNowAsync(string text, CancellationToken cancellationToken)
    {
        var reached = false;
        foreach (var administrator in Administrators().ToList())
        {
            try
            {
                var platform = platforms.Find(administrator.Platform)!;
                await platform.SendAsync(
                    administrator, Reply.Refusal(text), new() { Key = Guid.NewGuid().ToString("N")[..SendOptions.LongestKey] },
                    cancellationToken);
                reached = true;
            }
            catch (DeliveryException)
            {
                // Try the next administrator; the caller retries if none was reached.
            }
        }

        return reached;
    }

    /// <summary>Direct conversations with all administrators on running platforms.</summary>
    private IEnumerable<Conversation> Administrators()
    {
        var byName = platforms.All.ToDictionary(platform => platform.Name, StringComparer.Ordinal);
        foreach (var (name, userId) in people.Administrators)
        {
            if (byName.TryGetValue(name, out var platform))
                yield return platform.DirectTo(userId);
        }
    }
}
