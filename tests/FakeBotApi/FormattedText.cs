using System.Text.Json.Nodes;

namespace FakeBotApi;

/// <summary>
/// A text after its markup was read: what people see, and which stretches of it are bold, links, code and so on (in UTF-16 units).
/// </summary>
internal sealed record FormattedText(string Text, IReadOnlyList<TextEntity> Entities)
{
    public static FormattedText Plain(string text) => new FormattedText(text, []).Trimmed();

    /// <summary>Reads a text as its parse mode says; only HTML and plain text are pretended here.</summary>
    public static FormattedText Read(string text, string? parseMode) => parseMode switch
    {
        null or "" => Plain(text),
        _ when parseMode.Equals("HTML", StringComparison.OrdinalIgnoreCase) => new HtmlReader(text).Read().Trimmed(),
        _ => throw ApiRefusal.Violation($"the parse mode {parseMode} is not pretended here"),
    };

    public JsonArray EntitiesJson() => [.. Entities.Select(entity => entity.ToJson())];

    public bool SameAs(FormattedText other) => Text == other.Text && Entities.SequenceEqual(other.Entities);

    /// <summary>Telegram drops the space at the end, and at the start as far as no markup begins there.</summary>
    private FormattedText Trimmed()
    {
        var kept = Text.TrimEnd();
        var untouched = Entities.Count == 0 ? kept.Length : Entities.Min(entity => entity.Offset);
        var lead = Math.Min(kept.Length - kept.TrimStart().Length, untouched);
        var entities = Entities
            .Select(entity => entity with { Offset = entity.Offset - lead, Length = Math.Min(entity.Length, kept.Length - entity.Offset) })
            .Where(entity => entity.Length > 0);

        return new(kept[lead..], [.. entities]);
    }
}

/// <summary>A stretch of a text with a look or a meaning.</summary>
internal sealed record TextEntity(string Type, int Offset, int Length)
{
    public string? Url { get; init; }

    public string? Language { get; init; }

    public string? CustomEmojiId { get; init; }

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["type"] = Type, ["offset"] = Offset, ["length"] = Length };
        if (Url is not null)
            json["url"] = Url;

        if (Language is not null)
            json["language"] = Language;

        if (CustomEmojiId is not null)
            json["custom_emoji_id"] = CustomEmojiId;

        return json;
    }
}
