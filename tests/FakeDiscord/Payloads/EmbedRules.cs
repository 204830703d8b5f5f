using System.Globalization;

namespace FakeDiscord;

/// <summary>What an embed may hold: each part has its length, and all embeds of a message together have one too.</summary>
internal static class EmbedRules
{
    private const int AllTogether = 6000;

    public static void Check(Field embeds)
    {
        var total = embeds.Items(0, 10).Sum(One);
        if (total > AllTogether)
        {
            embeds.Wrong("MAX_EMBED_SIZE_EXCEEDED", $"Embed size exceeds maximum size of {AllTogether} ({total})");
        }
    }

    private static int One(Field embed)
    {
        if (
            !embed.IsObject("type", "url", "title", "color", "timestamp", "description", "author", "image", "thumbnail", "footer", "fields")
        )
        {
            return 0;
        }

        embed["type"].Text(1, 20);
        embed["url"].Address(2048);
        embed["color"].Number(0, 0xFFFFFF);
        Moment(embed["timestamp"]);
        Picture(embed["image"]);
        Picture(embed["thumbnail"]);

        var length =
            Length(embed["title"].Text(0, 256))
            + Length(embed["description"].Text(0, 4096))
            + Author(embed["author"])
            + Footer(embed["footer"])
            + embed["fields"].Items(0, 25).Sum(NameAndValue);
        if (length == 0 && !embed["image"].HasValue && !embed["thumbnail"].HasValue)
        {
            embed.Unwise("is an embed that shows nothing");
        }

        return length;
    }

    private static int NameAndValue(Field field)
    {
        if (!field.IsObject("name", "value", "inline"))
        {
            return 0;
        }

        field["inline"].Truth();
        return Length(field["name"].Required().Text(1, 256)) + Length(field["value"].Required().Text(1, 1024));
    }

    private static int Author(Field author)
    {
        if (!author.HasValue || !author.IsObject("name", "url", "icon_url"))
        {
            return 0;
        }

        author["url"].Address(2048);
        author["icon_url"].Address(2048);
        return Length(author["name"].Required().Text(1, 256));
    }

    private static int Footer(Field footer)
    {
        if (!footer.HasValue || !footer.IsObject("text", "icon_url"))
        {
            return 0;
        }

        footer["icon_url"].Address(2048);
        return Length(footer["text"].Required().Text(1, 2048));
    }

    private static void Picture(Field picture)
    {
        if (picture.HasValue && picture.IsObject("url", "description"))
        {
            picture["url"].Required().Address(2048);
            picture["description"].Text(0, 4096);
        }
    }

    private static void Moment(Field timestamp)
    {
        if (timestamp.Text(1, 64) is { } text && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            timestamp.Wrong("DATE_TIME_TYPE_PARSE", $"Could not parse {text}. Should be ISO8601.");
        }
    }

    private static int Length(string? text) => text?.Trim().EnumerateRunes().Count() ?? 0;
}
