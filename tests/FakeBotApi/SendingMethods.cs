using System.Buffers.Binary;
using System.Text.Json.Nodes;

namespace FakeBotApi;

/// <summary>New messages of the bot.</summary>
internal sealed class SendingMethods(TelegramWorld world)
{
    private const int LongestText = 4096;
    private const int LongestCaption = 1024;
    private const int LargestPhoto = 10 * 1024 * 1024;

    public JsonObject Message(ApiCall call)
    {
        CheckPreview(call);
        return Post(call, TextOf(call), null);
    }

    public JsonObject Photo(ApiCall call)
    {
        var photo = call.Upload("photo") ?? throw ApiRefusal.Violation("only uploaded photos are pretended here");
        return Post(call, CaptionOf(call), photo);
    }

    public static FormattedText TextOf(ApiCall call)
    {
        var content = FormattedText.Read(call.Text("text")!, call.Text("parse_mode"));
        return content.Text.Length switch
        {
            0 => throw ApiRefusal.Violation("message text is empty"),
            > LongestText => throw ApiRefusal.Violation("message is too long"),
            _ => content,
        };
    }

    public static FormattedText CaptionOf(ApiCall call)
    {
        var content = FormattedText.Read(call.Text("caption") ?? "", call.Text("parse_mode"));
        return content.Text.Length <= LongestCaption ? content : throw ApiRefusal.Violation("message caption is too long");
    }

    public static void CheckPreview(ApiCall call)
    {
        string[] known = ["is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text"];
        if (
            call.Parameters["link_preview_options"] is { } options
            && (options is not JsonObject json || json.Any(pair => !known.Contains(pair.Key))))
            throw ApiRefusal.Violation("can't parse link preview options");
    }

    /// <summary>The topic that a call names; nothing for the General one and where there are none.</summary>
    public Topic? TopicFor(FakeChat chat, ApiCall call)
    {
        if (!call.Has("message_thread_id"))
            return null;

        var topic = chat.Topics.Find(one => one.Id == call.Number("message_thread_id") && !one.IsDeleted)
            ?? throw ApiRefusal.BadRequest("message thread not found");
        return topic.IsClosed ? throw ApiRefusal.BadRequest("TOPIC_CLOSED") : topic;
    }

    private JsonObject Post(ApiCall call, FormattedText content, byte[]? photo)
    {
        var keyboard = Keyboard.Read(call.Parameters["reply_markup"]);
        var size = photo is null ? default : SizeOf(photo);
        var chat = world.ChatFor(call.ChatId);
        if (!chat.BotMayWrite)
            throw ApiRefusal.BadRequest("not enough rights to send text messages to the chat");

        var topic = TopicFor(chat, call);
        var replyTo = ReplyTo(chat, call);
        world.Rates.Count(chat, "messages");

        var message = new ChatMessage(world, chat, chat.NextMessageId(), world.Now)
        {
            Topic = topic,
            IsSilent = call.Flag("disable_notification"),
            ReplyTo = replyTo,
            Photo = photo,
            PhotoSize = size,
            Content = content,
            Keyboard = keyboard,
        };
        chat.Messages.Add(message);
        return message.ToJson();
    }

    private ChatMessage? ReplyTo(FakeChat chat, ApiCall call)
    {
        if (call.Parameters["reply_parameters"] is not { } parameters)
            return null;

        string[] known = ["message_id", "chat_id", "allow_sending_without_reply", "quote", "quote_parse_mode", "quote_position"];
        if (parameters is not JsonObject json || json.Any(pair => !known.Contains(pair.Key)) || json["message_id"] is not { } id)
            throw ApiRefusal.Violation("can't parse reply parameters");

        var message = world.MessageIn(chat, (int)id.GetValue<long>());
        return message is not null || json["allow_sending_without_reply"]?.GetValue<bool>() is true
            ? message
            : throw ApiRefusal.BadRequest("message to be replied not found");
    }

    private static (int Width, int Height) SizeOf(byte[] photo)
    {
        if (photo.Length > LargestPhoto)
            throw ApiRefusal.Violation("file is too big");

        if (photo.Length < 24 || !photo.AsSpan(1, 3).SequenceEqual("PNG"u8))
            throw ApiRefusal.Violation("IMAGE_PROCESS_FAILED");

        var (width, height) = (
            BinaryPrimitives.ReadInt32BigEndian(photo.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(photo.AsSpan(20)));
        var (longer, shorter) = (Math.Max(width, height), Math.Min(width, height));
        return shorter > 0 && width + height <= 10_000 && longer <= 20 * shorter
            ? (width, height)
            : throw ApiRefusal.Violation("PHOTO_INVALID_DIMENSIONS");
    }
}
