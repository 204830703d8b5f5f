using System.Globalization;
using GartanChatBot.Chat.Replies;
using NodaTime;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// Converts an update to a question, a tap or a chat event. In groups only messages to the bot count: commands, mentions, and replies to
/// its messages.
/// </summary>
internal sealed class UpdateReader(IEnumerable<IChatCommand> commands, DeepLinkPayload payloads)
{
    public static readonly UpdateType[] Wanted =
    [
        UpdateType.Message, UpdateType.EditedMessage, UpdateType.CallbackQuery, UpdateType.MyChatMember, UpdateType.ChatMember,
    ];

    private readonly HashSet<string> names = [.. commands.SelectMany(command => command.Aliases.Prepend(command.Name))];

    /// <summary>Chat that determines an update's queue; 0 if it has none.</summary>
    public static long ChatOf(Update update) =>
        (update.Message ?? update.EditedMessage ?? update.CallbackQuery?.Message)?.Chat.Id
        ?? (update.MyChatMember ?? update.ChatMember)?.Chat.Id
        ?? update.CallbackQuery?.From.Id
        ?? 0;

    /// <summary>
    /// Age after which an edit is ignored. Telegram also reports edits that don't change the text, such as a link preview.
    /// </summary>
    private static readonly TimeSpan LongestCorrection = TimeSpan.FromHours(1);

    /// <summary>Returns null for an update that the bot ignores.</summary>
    /// <param name="mayHaveWaited">True if the bot was not listening before it arrived: a tap may be as old as its message.</param>
    public TelegramEvent? Read(Update update, TelegramAccount.Identity us, bool mayHaveWaited = false) =>
        update switch
        {
            { Message: { } message } => Read(message, us),
            { EditedMessage: { } message } => (message.EditDate ?? message.Date) - message.Date <= LongestCorrection
                ? Read(message, us, isCorrection: true)
                : null,
            { CallbackQuery: { } tap } => Read(tap, us, mayHaveWaited),
            { MyChatMember: { } change } => Read(change),
            { ChatMember: { } change } when IsIn(change.OldChatMember) && !IsIn(change.NewChatMember) => LeftBy(
                change.Chat, change.NewChatMember.User),
            _ => null,
        };

    private TelegramEvent? Read(Message message, TelegramAccount.Identity us, bool isCorrection = false)
    {
        var place = PlaceOf(message);
        if (message.MigrateToChatId is { } to)
            return new TelegramEvent.ChatMigrated(place, to);
        if (message.MigrateFromChatId is { } from)
            return new TelegramEvent.ChatMigrated(new(from, null), message.Chat.Id);
        if (message.LeftChatMember is { } left)
            return left.Id == us.Id ? null : LeftBy(message.Chat, left);

        // Other bots get no answer, because two bots could reply to each other forever. Anonymous administrators look like a bot, but have
        // a sender chat.
        if (message is not { Text: { } text, From: { } who } || (who.IsBot && message.SenderChat is null))
            return null;
        if (place.IsGroup && !IsForUs(message, text, us))
            return null;

        var speaker = SpeakerOf(message, who);
        var words = WithoutMention(message, text, us).Trim();
        var request = Request(place, who, us) with
        {
            Who = speaker,
            Text = FromLink(words, speaker),
            SaidAt = (message.EditDate ?? message.Date) is var said && said > DateTime.UnixEpoch ? Instant.FromDateTimeUtc(said) : null,
            IsCorrection = isCorrection,
            IsForwarded = message.ForwardOrigin is not null,
        };
        return new TelegramEvent.MessageReceived(place, request, message.Id);
    }

    private TelegramEvent.CallbackQueryReceived Read(CallbackQuery tap, TelegramAccount.Identity us, bool mayHaveWaited)
    {
        var message = tap.Message;
        var place = message is null ? new TelegramTarget(tap.From.Id, null) : PlaceOf(message);
        var button = ReplyButton.Read(tap.Data ?? "");
        var isKnown = ParsedCommand.TryParse(button.Command, out var line) && line.BotName is null && names.Contains(line.Name);

        // A message that is too old to be edited comes without its date.
        var dated = message is { Date: var date } && date > DateTime.UnixEpoch ? message : null;
        var request = isKnown
            ? Request(place, tap.From, us) with
            {
                Text = button.Command,
                TappedMessage = message?.Id.ToString(CultureInfo.InvariantCulture) ?? "",
                SaidAt = mayHaveWaited ? dated is null ? NodaConstants.UnixEpoch : Instant.FromDateTimeUtc(dated.Date) : null,
            }
            : null;

        return new(place, request, tap.Id, dated?.Id, button.KeepsMessage);
    }

    private static TelegramEvent? Read(ChatMemberUpdated change)
    {
        var place = new TelegramTarget(change.Chat.Id, null);
        var (was, now) = (IsIn(change.OldChatMember), IsIn(change.NewChatMember));

        return (was, now) switch
        {
            (false, true) => new TelegramEvent.BotAdded(place, change.Chat.Title ?? NameOf(change.From), UserOf(change.From)),
            (true, false) => new TelegramEvent.BotRemoved(
                place, change.Chat.Type is ChatType.Private ? "blocked by the user" : "removed from the group"),
            _ => null,
        };
    }

    private static TelegramEvent.MemberLeft LeftBy(global::Telegram.Bot.Types.Chat chat, User user) =>
        new(new(chat.Id, null), IdOf(user.Id));

    private static bool IsIn(ChatMember member) => member.Status is not (ChatMemberStatus.Left or ChatMemberStatus.Kicked)
        && (member is not ChatMemberRestricted restricted || restricted.IsMember);

    private bool IsForUs(Message message, string text, TelegramAccount.Identity us) =>
        message.ReplyToMessage?.From?.Id == us.Id
        || Mentions(message, text, us).Any()
        || (ParsedCommand.TryParse(text, out var line) && (line.BotName is null ? names.Contains(line.Name) : IsUs(line.BotName, us)));

    private static string WithoutMention(Message message, string text, TelegramAccount.Identity us) =>
        Mentions(message, text, us).OrderByDescending(mention => mention.Offset)
            .Aggregate(text, (left, mention) => left.Remove(mention.Offset, mention.Length));

    private static IEnumerable<MessageEntity> Mentions(Message message, string text, TelegramAccount.Identity us) =>
        (message.Entities ?? []).Where(entity =>
            entity.Offset >= 0
            && entity.Length > 0
            && entity.Offset + entity.Length <= text.Length
            && entity.Type switch
            {
                MessageEntityType.Mention => IsUs(text.Substring(entity.Offset + 1, entity.Length - 1), us),
                MessageEntityType.TextMention => entity.User?.Id == us.Id,
                _ => false,
            });

    private static bool IsUs(string name, TelegramAccount.Identity us) =>
        string.Equals(name, us.UserName, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Converts a deep link: <c>/start link</c> becomes <c>/link</c>, a sealed question that question, any other payload a plain start.
    /// </summary>
    private string FromLink(string text, ChatUser who)
    {
        if (!ParsedCommand.TryParse(text, out var line) || line is not { Name: "start", Words: [var payload] })
            return text;

        return who.IsShared ? "/start"
            : payloads.TryRead(payload, who.Id, out var question) ? question
            : payload != "start" && names.Contains(payload) ? $"/{payload}"
            : "/start";
    }

    private static ChatRequest Request(TelegramTarget place, User who, TelegramAccount.Identity us) => new()
    {
        Conversation = TelegramTarget.Of(place.Chat, place.Thread),
        Who = UserOf(who),
        Text = "",
        BotName = us.UserName,
    };

    private static TelegramTarget PlaceOf(Message message) => new(message.Chat.Id, message.IsTopicMessage ? message.MessageThreadId : null);

    private static ChatUser UserOf(User user) => new(IdOf(user.Id), NameOf(user)) { IsShared = SharedAccounts.Has(user.Id) };

    /// <summary>
    /// Sender of a message. One sent on behalf of a chat belongs to that chat; if that is the group itself, its sender is an administrator,
    /// which Telegram guarantees by <c>sender_chat</c>.
    /// </summary>
    private static ChatUser SpeakerOf(Message message, User who)
    {
        if (message.SenderChat is null && !SharedAccounts.Has(who.Id))
            return UserOf(who);

        var speaker = message.SenderChat ?? message.Chat;
        var isAdministrator = message.SenderChat?.Id == message.Chat.Id && message.Chat.Type is (ChatType.Group or ChatType.Supergroup);
        return new(IdOf(speaker.Id), speaker.Title ?? "") { IsShared = true, Roles = isAdministrator ? [ChatUser.ManagesServer] : [] };
    }

    private static string IdOf(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static string NameOf(User user) => string.IsNullOrEmpty(user.LastName) ? user.FirstName : $"{user.FirstName} {user.LastName}";
}
