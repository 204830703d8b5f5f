using System.Text.Json.Nodes;

namespace FakeBotApi;

/// <summary>A message as it stands now, with what it said before.</summary>
internal sealed class ChatMessage(TelegramWorld world, FakeChat chat, int id, DateTimeOffset at)
{
    private readonly List<FormattedText> earlier = [];

    public FakeChat Chat => chat;

    public int Id => id;

    public DateTimeOffset At => at;

    /// <summary>Who wrote it; nobody when it was the bot.</summary>
    public FakeUser? From { get; init; }

    public bool IsFromBot => From is null;

    public Topic? Topic { get; init; }

    public bool IsSilent { get; init; }

    public ChatMessage? ReplyTo { get; init; }

    public byte[]? Photo { get; init; }

    public (int Width, int Height) PhotoSize { get; init; }

    /// <summary>News of the chat instead of words: the fields that say so.</summary>
    public JsonObject? Service { get; init; }

    /// <summary>More fields, or others than the usual ones: who spoke, whom it was forwarded from.</summary>
    public JsonObject? More { get; init; }

    /// <summary>The text, or the caption of a photo.</summary>
    public required FormattedText Content { get; set; }

    public Keyboard? Keyboard { get; set; }

    public DateTimeOffset? EditedAt { get; set; }

    public bool IsDeleted { get; set; }

    /// <summary>The bot's own.</summary>
    public IReadOnlyList<string> Reactions { get; set; } = [];

    /// <summary>Whether the privacy mode let the bot see it.</summary>
    public bool ReachedTheBot { get; set; }

    public string Text => Content.Text;

    public bool IsPinned => world.Locked(() => chat.Pins.Contains(id));

    /// <summary>What it said before each edit, oldest first.</summary>
    public IReadOnlyList<FormattedText> Earlier => world.Locked(() => earlier.ToList());

    public int Edits => world.Locked(() => earlier.Count);

    /// <summary>The labels of its buttons, row by row.</summary>
    public IReadOnlyList<string> Buttons => [.. Keyboard?.Buttons.Select(button => button.Text) ?? []];

    public Button Button(string label) => Keyboard?.Buttons.FirstOrDefault(button => button.Text == label)
        ?? throw new InvalidOperationException($"There is no button {label}, only: {string.Join(", ", Buttons)}");

    /// <summary>The words that stand in a kind of markup: "bold", "code", "text_link" …</summary>
    public IReadOnlyList<string> Marked(string type) =>
        [.. Content.Entities.Where(entity => entity.Type == type).Select(entity => Text.Substring(entity.Offset, entity.Length))];

    public void Change(FormattedText content, Keyboard? keyboard, DateTimeOffset now)
    {
        earlier.Add(Content);
        (Content, Keyboard, EditedAt) = (content, keyboard, now);
    }

    public JsonObject ToJson(bool withReply = true)
    {
        var json = new JsonObject
        {
            ["message_id"] = id,
            ["from"] = From?.ToJson() ?? world.Bot.ToJson(),
            ["chat"] = chat.ToJson(),
            ["date"] = at.ToUnixTimeSeconds(),
        };
        if (Topic is not null)
            (json["message_thread_id"], json["is_topic_message"]) = (Topic.Id, true);

        if (withReply && ReplyTo is { IsDeleted: false })
            json["reply_to_message"] = ReplyTo.ToJson(withReply: false);

        if (EditedAt is { } edited)
            json["edit_date"] = edited.ToUnixTimeSeconds();

        AddContent(json);
        if (Keyboard is not null)
            json["reply_markup"] = Keyboard.Json.DeepClone();

        foreach (var (name, value) in (Service ?? []).Concat(More ?? []))
            json[name] = value!.DeepClone();

        return json;
    }

    private void AddContent(JsonObject json)
    {
        if (Service is not null)
            return;

        var (text, entities) = Photo is null ? ("text", "entities") : ("caption", "caption_entities");
        if (Photo is not null)
        {
            json["photo"] = new JsonArray(new JsonObject
            {
                ["file_id"] = $"photo-{chat.Id}-{id}",
                ["file_unique_id"] = $"unique-{chat.Id}-{id}",
                ["width"] = PhotoSize.Width,
                ["height"] = PhotoSize.Height,
                ["file_size"] = Photo.Length,
            });
        }

        if (Photo is null || Text.Length > 0)
            json[text] = Text;

        if (Content.Entities.Count > 0)
            json[entities] = Content.EntitiesJson();
    }
}
