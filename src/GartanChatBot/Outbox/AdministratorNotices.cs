using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;

namespace GartanChatBot.Outbox;

/// <summary>Puts what only administrators can mend into the outbox, for each of them in private and once for a key.</summary>
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

    /// <summary>Past the outbox, for what is wrong with the outbox itself; true when anybody was reached.</summary>
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
                // The next one may be within reach; whoever asked tries again when none was.
            }
        }

        return reached;
    }

    /// <summary>Those of the configuration and those whom another administrator made one.</summary>
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
