using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>A button or select menu of a message.</summary>
internal sealed record Component(JsonObject Json)
{
    public int Type => (int)Json["type"]!;

    public string? CustomId => (string?)Json["custom_id"];

    public string? Label => (string?)(Json["label"] ?? Json["placeholder"]);

    public string? Url => (string?)Json["url"];

    public int Style => (int?)Json["style"] ?? 0;

    public bool Disabled => (bool?)Json["disabled"] ?? false;

    /// <summary>Labels and values of a select menu.</summary>
    public IReadOnlyList<(string Label, string Value)> Options =>
        [.. (Json["options"] as JsonArray ?? []).Select(option => ((string)option!["label"]!, (string)option["value"]!))];
}

/// <summary>A message as it stands, with every version that it had.</summary>
internal sealed class Message(FakeDiscordServer discord, Channel channel, User author)
{
    private static readonly string[] Parts = ["content", "embeds", "components", "attachments", "flags", "poll", "sticker_ids"];
    private readonly List<JsonObject> versions = [];

    public string Id { get; } = discord.Ids.Next();

    public Channel Channel => channel;

    public User Author => author;

    public DateTimeOffset SentAt { get; } = discord.Time.GetUtcNow();

    public string? Nonce { get; init; }

    /// <summary>The message that this one answers.</summary>
    public string? RepliesTo { get; init; }

    /// <summary>The interaction that it came from.</summary>
    public Interaction? Interaction { get; init; }

    /// <summary>Still "thinking…".</summary>
    public bool IsLoading { get; set; }

    public bool IsDeleted { get; set; }

    public bool IsPinned => channel.Pins.Contains(this);

    public int Flags { get; set; }

    /// <summary>Only for the one who asked.</summary>
    public bool Ephemeral => (Flags & 64) != 0;

    /// <summary>Sent without a sound.</summary>
    public bool Silent => (Flags & 4096) != 0;

    public DateTimeOffset? EditedAt { get; private set; }

    /// <summary>Each state that people could read, the first as sent.</summary>
    public IReadOnlyList<JsonObject> Versions
    {
        get
        {
            lock (discord.Gate)
            {
                return [.. versions];
            }
        }
    }

    public int Edits => Math.Max(0, Versions.Count - 1);

    public JsonObject Now => Versions is [.., var last] ? last : [];

    public string Content => (string?)Now["content"] ?? "";

    public IReadOnlyList<JsonObject> Embeds => [.. (Now["embeds"] as JsonArray ?? []).OfType<JsonObject>()];

    public IReadOnlyList<Component> Components =>
        [
            .. (Now["components"] as JsonArray ?? [])
                .SelectMany(row => (row!["components"] as JsonArray ?? []).OfType<JsonObject>())
                .Select(json => new Component(json)),
        ];

    public IReadOnlyList<Component> Buttons => [.. Components.Where(component => component.Type == 2)];

    public IReadOnlyList<Component> Selects => [.. Components.Where(component => component.Type is 3 or (>= 5 and <= 8))];

    /// <summary>Whom the message made a sound for: ids of roles and people, "everyone" for all.</summary>
    public IReadOnlyList<string> Pinged { get; set; } = [];

    /// <summary>Files that came with it, by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; set; } = new Dictionary<string, byte[]>();

    /// <summary>Everything that a person can read, for snapshots and for "says".</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder(Content);
            foreach (var embed in Embeds)
            {
                EmbedText.Write(embed, text);
            }

            foreach (var row in (Now["components"] as JsonArray ?? []).OfType<JsonObject>())
            {
                var labels = (row["components"] as JsonArray ?? []).OfType<JsonObject>().Select(json => new Component(json).Label);
                text.Append(CultureInfo.InvariantCulture, $"\n[ {string.Join(" | ", labels)} ]");
            }

            return text.ToString().Trim();
        }
    }

    /// <summary>Once it was edited so often.</summary>
    public async Task<Message> EditedAsync(int times = 1)
    {
        await discord.Changes.UntilAsync($"edit {times} of message {Id}", () => Edits >= times);
        return this;
    }

    /// <summary>What stands there once the payload is laid over it: absent parts stay, null ones go.</summary>
    public JsonObject Merged(JsonObject payload)
    {
        var state = versions is [.., var last] ? (JsonObject)last.DeepClone() : [];
        foreach (var part in Parts.Where(payload.ContainsKey))
        {
            state.Remove(part);
            if (payload[part] is { } value)
            {
                state[part] = value.DeepClone();
            }
        }

        return state;
    }

    public void Apply(JsonObject payload)
    {
        if (versions.Count > 0)
        {
            EditedAt = discord.Time.GetUtcNow();
        }

        versions.Add(Merged(payload));
        IsLoading = false;
        discord.Changes.Happened();
    }

    public JsonObject ToJson()
    {
        var json = MessageJson.Of(this);
        json["edited_timestamp"] = EditedAt?.ToString("O", CultureInfo.InvariantCulture);
        return json;
    }
}
