namespace FakeDiscord;

/// <summary>What a message may hold, wherever it is sent.</summary>
internal static class MessageRules
{
    private const int SuppressEmbeds = 1 << 2;
    private const int Ephemeral = 1 << 6;
    private const int SuppressNotifications = 1 << 12;

    /// <summary>POST to a channel.</summary>
    public static void CheckCreate(Field message)
    {
        if (
            !message.IsObject(
                "content", "embeds", "components", "allowed_mentions", "attachments", "flags", "tts", "nonce", "enforce_nonce",
                "message_reference"))
        {
            return;
        }

        CheckParts(message, mentions: true);
        Flags(message["flags"], SuppressEmbeds | SuppressNotifications);
        message["tts"].Truth();
        Nonce(message);
        Reference(message["message_reference"]);
    }

    /// <summary>PATCH of a message in a channel.</summary>
    public static void CheckEdit(Field message)
    {
        if (message.IsObject("content", "embeds", "components", "allowed_mentions", "attachments", "flags"))
        {
            CheckParts(message, mentions: Speaks(message));
            Flags(message["flags"], SuppressEmbeds);
        }
    }

    /// <summary>The first answer to an interaction, or a message after it.</summary>
    public static void CheckAnswer(Field message)
    {
        if (message.IsObject("content", "embeds", "components", "allowed_mentions", "attachments", "flags", "tts"))
        {
            CheckParts(message, mentions: true);
            Flags(message["flags"], SuppressEmbeds | Ephemeral | SuppressNotifications);
        }
    }

    /// <summary>An edit through an interaction's token: PATCH, or a callback that replaces the tapped message.</summary>
    public static void CheckAnswerEdit(Field message)
    {
        if (message.IsObject("content", "embeds", "components", "allowed_mentions", "attachments", "flags"))
        {
            CheckParts(message, mentions: Speaks(message));
            Flags(message["flags"], SuppressEmbeds | Ephemeral);
        }
    }

    private static bool Speaks(Field message) => message["content"].HasValue || message["embeds"].HasValue;

    private static void CheckParts(Field message, bool mentions)
    {
        message["content"].Text(0, 2000);
        EmbedRules.Check(message["embeds"]);
        ComponentRules.Check(message["components"]);
        Attachments(message["attachments"]);
        if (mentions && !message["allowed_mentions"].HasValue)
        {
            message["allowed_mentions"].Unwise("is left out, so that names in the text could ping people");
        }

        Mentions(message["allowed_mentions"]);
    }

    private static void Flags(Field flags, int settable)
    {
        if (flags.Number() is { } number && (number & ~settable) != 0)
        {
            flags.Wrong("BASE_TYPE_CHOICES", $"Flag bits {number & ~settable} may not be set here");
        }
    }

    private static void Nonce(Field message)
    {
        var nonce = message["nonce"];
        if (nonce.HasValue && nonce.Text(1, 25) is not null && message["enforce_nonce"].Truth() is not true)
        {
            nonce.Unwise("does nothing without enforce_nonce");
        }
    }

    private static void Reference(Field reference)
    {
        if (reference.HasValue && reference.IsObject("type", "message_id", "channel_id", "guild_id", "fail_if_not_exists"))
        {
            reference["type"].Number(0, 0);
            reference["message_id"].Required().Snowflake();
            reference["channel_id"].Snowflake();
            reference["guild_id"].Snowflake();
            reference["fail_if_not_exists"].Truth();
        }
    }

    private static void Attachments(Field attachments)
    {
        foreach (var attachment in attachments.Items(0, 10))
        {
            if (attachment.IsObject("id", "filename", "description"))
            {
                attachment["id"].Required().Snowflake();
                attachment["filename"].Text(1, 1024);
                attachment["description"].Text(0, 1024);
            }
        }
    }

    private static void Mentions(Field mentions)
    {
        if (!mentions.HasValue || !mentions.IsObject("parse", "roles", "users", "replied_user"))
        {
            return;
        }

        var kinds = mentions["parse"].Items(0, 3).Select(kind => kind.Text(1, 20)).ToList();
        foreach (var kind in kinds.Where(kind => kind is not ("roles" or "users" or "everyone")))
        {
            mentions["parse"].Wrong("BASE_TYPE_CHOICES", $"\"{kind}\" is not one of roles, users, everyone");
        }

        foreach (var list in (string[])["roles", "users"])
        {
            var ids = mentions[list].Items(0, 100);
            foreach (var id in ids)
            {
                id.Snowflake();
            }

            if (ids.Count > 0 && kinds.Contains(list))
            {
                mentions.Wrong(
                    "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", $"parse:[\"{list}\"] and {list}: [ids...] are mutually exclusive.");
            }
        }

        mentions["replied_user"].Truth();
    }
}
