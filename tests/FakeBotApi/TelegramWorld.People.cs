using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FakeBotApi;

/// <summary>What people do, and what the bot hears of it.</summary>
internal sealed partial class TelegramWorld
{
    public ChatMessage Say(Speaker speaker, string text, ChatMessage? replyTo, JsonObject? more = null) => Happens(() =>
    {
        var (_, user, chat, topic) = speaker;
        if (chat.MovedTo is not null)
            throw new InvalidOperationException($"{chat.Title} has become a supergroup: speak there.");

        user.HasStarted |= chat.Kind == ChatKind.Private;
        if (chat.Kind != ChatKind.Private)
            chat.Members.TryAdd(user.Id, (user, "member"));

        var message = new ChatMessage(this, chat, chat.NextMessageId(), Now)
        {
            From = user,
            Topic = topic,
            ReplyTo = replyTo,
            More = more,
            Content = new(text, Entities(text)),
        };
        message.ReachedTheBot = Reaches(message);
        chat.Messages.Add(message);
        if (message.ReachedTheBot)
            Updates.Add("message", message.ToJson(), chat.Id);

        return message;
    });

    /// <summary>Puts other words into a message of one's own.</summary>
    public void Correct(ChatMessage message, string text) => Happens(() =>
    {
        message.Change(new(text, Entities(text)), message.Keyboard, Now);
        message.ReachedTheBot = Reaches(message);
        if (message.ReachedTheBot)
            Updates.Add("edited_message", message.ToJson(), message.Chat.Id);
    });

    public Tap Tap(FakeUser user, ChatMessage message, string data) => Happens(() =>
    {
        var id = (4_000_000_000_000_000_000 + taps.Count).ToString(CultureInfo.InvariantCulture);
        var tap = new Tap(this, id, message, user, Now);
        taps.Add(tap);
        Updates.Add("callback_query", new JsonObject
        {
            ["id"] = id,
            ["from"] = user.ToJson(),
            ["message"] = message.IsDeleted
                ? new JsonObject { ["chat"] = message.Chat.ToJson(), ["message_id"] = message.Id, ["date"] = 0 }
                : message.ToJson(),
            ["chat_instance"] = (7_000_000 + message.Chat.Id).ToString(CultureInfo.InvariantCulture),
            ["data"] = data,
        }, message.Chat.Id);

        return tap;
    });

    public void ChangeMembership(FakeUser by, FakeChat chat, string status) => Happens(() =>
    {
        var before = chat.BotStatus;
        chat.BotStatus = status;
        chat.Members.TryAdd(by.Id, (by, "administrator"));
        TellMembership(by, chat, before, status);
        if (before is "left" or "kicked" && status is "member" or "administrator")
            Announce(chat, by, new() { ["new_chat_members"] = new JsonArray(Bot.ToJson()) });
    });

    public void TellMembership(FakeUser by, FakeChat chat, string before, string after) => Happens(() =>
        Updates.Add("my_chat_member", new JsonObject
        {
            ["chat"] = chat.ToJson(),
            ["from"] = by.ToJson(),
            ["date"] = Now.ToUnixTimeSeconds(),
            ["old_chat_member"] = MemberJson(Bot.ToJson(), before),
            ["new_chat_member"] = MemberJson(Bot.ToJson(), after),
        }, chat.Id));

    /// <summary>A service message in the chat, and for administrators an update about the member as well.</summary>
    public void Leave(FakeUser user, FakeChat chat, bool isRemoved) => Happens(() =>
    {
        chat.Members.Remove(user.Id);
        Announce(chat, user, new() { ["left_chat_member"] = user.ToJson() });
        if (chat.BotStatus == "administrator")
        {
            Updates.Add("chat_member", new JsonObject
            {
                ["chat"] = chat.ToJson(),
                ["from"] = user.ToJson(),
                ["date"] = Now.ToUnixTimeSeconds(),
                ["old_chat_member"] = MemberJson(user.ToJson(), "member"),
                ["new_chat_member"] = MemberJson(user.ToJson(), isRemoved ? "kicked" : "left"),
            }, chat.Id);
        }
    });

    public FakeChat Migrate(FakeChat group, bool botIsTold) => Happens(() =>
    {
        if (group.Kind != ChatKind.Group)
            throw new InvalidOperationException($"{group.Title} is no basic group.");

        var supergroup = NewGroup(ChatKind.Supergroup, group.Title, isForum: false, withBot: true);
        supergroup.BotStatus = group.BotStatus;
        foreach (var (id, member) in group.Members)
            supergroup.Members[id] = member;

        if (botIsTold)
        {
            var by = group.Members.Values.Select(member => member.User).FirstOrDefault() ?? User("Owner");
            Announce(group, by, new() { ["migrate_to_chat_id"] = supergroup.Id });
            Announce(supergroup, by, new() { ["migrate_from_chat_id"] = group.Id });
        }

        return supergroup;
    });

    /// <summary>The description of a member, with everything that its status must tell.</summary>
    public static JsonObject MemberJson(JsonObject user, string status)
    {
        var json = new JsonObject { ["status"] = status, ["user"] = user };
        string[] flags = status switch
        {
            "creator" => ["is_anonymous"],
            "administrator" =>
            [
                "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
                "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
                "can_pin_messages",
            ],
            _ => [],
        };
        foreach (var flag in flags)
            json[flag] = flag is "can_manage_chat" or "can_pin_messages";

        if (status == "kicked")
            json["until_date"] = 0;

        return json;
    }

    private void Announce(FakeChat chat, FakeUser by, JsonObject service)
    {
        var message = new ChatMessage(this, chat, chat.NextMessageId(), Now)
        {
            From = by,
            Content = new("", []),
            Service = service,
            ReachedTheBot = true,
        };
        chat.Messages.Add(message);
        Updates.Add("message", message.ToJson(), chat.Id);
    }

    /// <summary>In a group the privacy mode keeps from the bot what is not for it.</summary>
    private bool Reaches(ChatMessage message)
    {
        var chat = message.Chat;
        if (chat.Kind == ChatKind.Private)
            return !chat.With!.HasBlocked;

        if (chat.IsDeleted || chat.BotStatus is "left" or "kicked")
            return false;

        return Bot.ReadsEverything
            || chat.BotStatus == "administrator"
            || message.ReplyTo is { IsFromBot: true }
            || message
                .Marked("bot_command")
                .Any(command => command.Split('@') is [_] || IsBot(command[command.IndexOf('@', StringComparison.Ordinal)..]))
            || message.Marked("mention").Any(IsBot);
    }

    private bool IsBot(string mention) => mention.Equals($"@{Bot.UserName}", StringComparison.OrdinalIgnoreCase);

    private static List<TextEntity> Entities(string text) =>
    [
        .. CommandOrMention().Matches(text).Select(found =>
            new TextEntity(found.Value[0] == '/' ? "bot_command" : "mention", found.Index, found.Length)),
    ];

    [GeneratedRegex(
        @"(?<![\w/@])(/[A-Za-z0-9_]{1,32}(@[A-Za-z0-9_]{5,32})?|@[A-Za-z0-9_]{5,32})(?!\w)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommandOrMention();
}
