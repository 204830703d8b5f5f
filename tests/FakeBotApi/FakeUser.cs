using System.Text.Json.Nodes;

namespace FakeBotApi;

/// <summary>Somebody with Telegram on the phone. What people do is told in words: <c>birch.Says("/now")</c>.</summary>
internal sealed class FakeUser(TelegramWorld world, long id, string firstName)
{
    public long Id => id;

    public string FirstName { get; set; } = firstName;

    public string? LastName { get; set; }

    public string? UserName { get; set; }

    public string? LanguageCode { get; set; }

    /// <summary>Has pressed Start once: before that no bot may write first.</summary>
    public bool HasStarted { get; set; }

    public bool HasBlocked { get; private set; }

    public bool IsDeactivated { get; private set; }

    /// <summary>The private chat with the bot.</summary>
    public FakeChat Chat => world.PrivateChat(this);

    /// <summary>This person in a group.</summary>
    public Speaker In(FakeChat chat) => new(world, this, chat, null);

    /// <summary>This person in a topic of a forum.</summary>
    public Speaker In(Topic topic) => new(world, this, topic.Chat, topic);

    /// <summary>Presses Start, perhaps by a link with a payload.</summary>
    public ChatMessage Starts(string? payload = null) => Says(payload is null ? "/start" : $"/start {payload}");

    /// <summary>Writes to the bot in private.</summary>
    public ChatMessage Says(string text) => In(Chat).Says(text);

    /// <summary>Writes to the bot in private, in reply to a message.</summary>
    public ChatMessage Replies(ChatMessage to, string text) => In(Chat).Replies(to, text);

    /// <summary>Edits an own message; the same words are what Telegram reports when a preview was added.</summary>
    public void Corrects(ChatMessage message, string text) => world.Correct(message, text);

    /// <summary>Taps the button that says so, in whatever chat the message is.</summary>
    public Tap Taps(ChatMessage message, string button) => world.Tap(this, message, message.Button(button).Data
        ?? throw new InvalidOperationException($"The button {button} opens an address: the bot does not hear of it."));

    /// <summary>Sends what a changed client could: the data of no button of the message.</summary>
    public Tap Forges(ChatMessage message, string data) => world.Tap(this, message, data);

    public void Blocks()
    {
        HasBlocked = true;
        world.TellMembership(this, Chat, "member", "kicked");
    }

    public void Unblocks()
    {
        HasBlocked = false;
        world.TellMembership(this, Chat, "kicked", "member");
    }

    /// <summary>Leaves Telegram.</summary>
    public void Deactivates() => IsDeactivated = true;

    public void Leaves(FakeChat chat) => world.Leave(this, chat, isRemoved: false);

    public void IsRemovedFrom(FakeChat chat) => world.Leave(this, chat, isRemoved: true);

    public void AddsTheBotTo(FakeChat chat, string status = "member") => world.ChangeMembership(this, chat, status);

    public void RemovesTheBotFrom(FakeChat chat) => world.ChangeMembership(this, chat, "kicked");

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["id"] = id, ["is_bot"] = false, ["first_name"] = FirstName };
        if (LastName is not null)
            json["last_name"] = LastName;

        if (UserName is not null)
            json["username"] = UserName;

        if (LanguageCode is not null)
            json["language_code"] = LanguageCode;

        return json;
    }
}

/// <summary>A person at one place: a chat, or a topic of it.</summary>
internal sealed record Speaker(TelegramWorld World, FakeUser User, FakeChat Chat, Topic? Topic)
{
    public ChatMessage Says(string text) => World.Say(this, text, null);

    public ChatMessage Replies(ChatMessage to, string text) => World.Say(this, text, to);

    /// <summary>In the name of a chat, as Telegram shows it: the account beside it is the same for everybody.</summary>
    public ChatMessage SaysAs(FakeChat chat, string text, long account = 1087968824) => SaysWith(text, new()
    {
        ["from"] = new JsonObject { ["id"] = account, ["is_bot"] = account != 777000, ["first_name"] = "Group" },
        ["sender_chat"] = chat.ToJson(),
    });

    public ChatMessage Forwards(string text) =>
        SaysWith(
            text,
            new()
            {
                ["forward_origin"] = new JsonObject
                {
                    ["type"] = "hidden_user",
                    ["date"] = World.Now.ToUnixTimeSeconds(),
                    ["sender_user_name"] = "Somebody",
                },
            });

    public ChatMessage SaysWith(string text, JsonObject more) => World.Say(this, text, null, more);
}
