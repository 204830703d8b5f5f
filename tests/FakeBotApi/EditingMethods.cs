using System.Text.Json.Nodes;

namespace FakeBotApi;

/// <summary>What the bot does with messages that are there.</summary>
internal sealed class EditingMethods(TelegramWorld world)
{
    private const string NotModified =
        "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply "
            + "markup of the message";

    private static readonly TimeSpan DeletableFor = TimeSpan.FromHours(48);

    public JsonObject Text(ApiCall call)
    {
        SendingMethods.CheckPreview(call);
        var content = SendingMethods.TextOf(call);
        var message = Own(call);
        if (message.Photo is not null)
            throw ApiRefusal.BadRequest("there is no text in the message to edit");

        return Change(call, message, content);
    }

    public JsonObject Caption(ApiCall call)
    {
        var content = SendingMethods.CaptionOf(call);
        var message = Own(call);
        if (message.Photo is null)
            throw ApiRefusal.BadRequest("there is no caption in the message to edit");

        return Change(call, message, content);
    }

    public JsonObject Markup(ApiCall call)
    {
        var message = Own(call);
        return Change(call, message, message.Content);
    }

    public void React(ApiCall call)
    {
        var message = world.MessageIn(world.ChatFor(call.ChatId), call.Number("message_id"))
            ?? throw ApiRefusal.BadRequest("message to react not found");
        if (!message.Chat.AllowsReactions)
            throw ApiRefusal.BadRequest("REACTION_INVALID");

        message.Reactions = [.. ((System.Text.Json.Nodes.JsonArray)call.Parameters["reaction"]!).Select(one => (string)one!["emoji"]!)];
    }

    public void Delete(ApiCall call)
    {
        var chat = world.ChatFor(call.ChatId);
        var message = world.MessageIn(chat, call.Number("message_id")) ?? throw ApiRefusal.BadRequest("message to delete not found");
        var mayDelete = message.IsFromBot || chat.Kind == ChatKind.Private || chat.BotStatus == "administrator";
        if (!mayDelete || world.Now - message.At > DeletableFor)
            throw ApiRefusal.BadRequest("message can't be deleted");

        message.IsDeleted = true;
        chat.Pins.Remove(message.Id);
    }

    public void Pin(ApiCall call)
    {
        var chat = Pinnable(call);
        var message = world.MessageIn(chat, call.Number("message_id")) ?? throw ApiRefusal.BadRequest("message to pin not found");
        chat.Pins.Remove(message.Id);
        chat.Pins.Add(message.Id);
    }

    public void Unpin(ApiCall call)
    {
        var chat = Pinnable(call);
        if (chat.Pins.Count == 0)
            throw ApiRefusal.BadRequest("message to unpin not found");

        var id = call.Number("message_id", chat.Pins[^1]);
        if (!chat.Pins.Remove(id))
            throw ApiRefusal.BadRequest("message to unpin not found");
    }

    public void UnpinAll(ApiCall call) => Pinnable(call).Pins.Clear();

    private FakeChat Pinnable(ApiCall call)
    {
        var chat = world.ChatFor(call.ChatId);
        return chat.BotMayPin ? chat : throw ApiRefusal.BadRequest("not enough rights to manage pinned messages in the chat");
    }

    private ChatMessage Own(ApiCall call)
    {
        if (!call.Has("chat_id") || !call.Has("message_id"))
            throw ApiRefusal.Violation("message identifier is not specified");

        var message = world.MessageIn(world.ChatFor(call.ChatId), call.Number("message_id"))
            ?? throw ApiRefusal.BadRequest("message to edit not found");
        return message.IsFromBot && message.Service is null ? message : throw ApiRefusal.BadRequest("message can't be edited");
    }

    private JsonObject Change(ApiCall call, ChatMessage message, FormattedText content)
    {
        var keyboard = Keyboard.Read(call.Parameters["reply_markup"]);
        var sameKeyboard = JsonNode.DeepEquals(keyboard?.Json, message.Keyboard?.Json);
        if (sameKeyboard && content.SameAs(message.Content))
            throw ApiRefusal.BadRequest(NotModified);

        world.Rates.Count(message.Chat, "edits");
        message.Change(content, keyboard, world.Now);
        return message.ToJson();
    }
}
