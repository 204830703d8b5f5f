using GartanChatBot.Chat;
using NodaTime;

namespace GartanChatBot.Alerts.Outbox;

/// <summary>Puts what only administrators can mend into the outbox, for each of them in private and once for a key.</summary>
internal sealed class AdministratorNotices(OutboxStore outbox, ChatOptions options, IEnumerable<IChatPlatform> platforms, TimeProvider time)
{
    private readonly Dictionary<string, IChatPlatform> byName = platforms.ToDictionary(platform => platform.Name, StringComparer.Ordinal);

    public void Tell(AdministratorNotice notice)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        outbox.Add(Administrators().Select(administrator => new OutboxMessage
        {
            Id = OutboxMessage.IdOf(notice.Key, MessageKind.Notice, administrator.ToString()),
            Conversation = administrator.ToString(),
            Kind = MessageKind.Notice,
            Text = notice.Text,
            Buttons = [.. notice.Buttons.SelectMany(button => new[] { button.Label, button.Id })],
            QueuedAt = now,
            Due = now,
        }));
    }

    private IEnumerable<Conversation> Administrators()
    {
        foreach (var admin in options.Admins)
        {
            if (Conversation.TryParse(admin, out var account) && byName.TryGetValue(account.Platform, out var platform))
                yield return platform.DirectTo(account.Id);
        }
    }
}
