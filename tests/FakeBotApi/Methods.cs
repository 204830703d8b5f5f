using System.Text.Json.Nodes;

namespace FakeBotApi;

/// <summary>What each method does; getUpdates alone takes time and is answered elsewhere.</summary>
internal sealed class Methods(TelegramWorld world)
{
    private const int LongestTapAnswer = 200;

    private static readonly string[] ChatActions =
    [
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document", "choose_sticker",
        "find_location",
    ];

    private readonly SendingMethods sending = new(world);
    private readonly EditingMethods editing = new(world);

    public JsonNode Answer(ApiCall call) => call.Method switch
    {
        "getMe" => world.Bot.ToFullJson(),
        "setWebhook" => Done(() => world.Webhook.Set(call)),
        "deleteWebhook" => Done(() => world.Webhook.Delete(call)),
        "getWebhookInfo" => world.Webhook.ToJson(),
        "sendMessage" => sending.Message(call),
        "sendPhoto" => sending.Photo(call),
        "editMessageText" => editing.Text(call),
        "editMessageCaption" => editing.Caption(call),
        "editMessageReplyMarkup" => editing.Markup(call),
        "deleteMessage" => Done(() => editing.Delete(call)),
        "pinChatMessage" => Done(() => editing.Pin(call)),
        "unpinChatMessage" => Done(() => editing.Unpin(call)),
        "unpinAllChatMessages" => Done(() => editing.UnpinAll(call)),
        "answerCallbackQuery" => Done(() => AnswerTap(call)),
        "getChat" => ChatJson(world.ChatFor(call.ChatId)),
        "getChatMember" => Member(call),
        "leaveChat" => Done(() => world.ChatFor(call.ChatId).BotStatus = "left"),
        "sendChatAction" => Done(() => Act(call)),
        "setMyCommands" => Done(() => world.Menu.Set(call)),
        "getMyCommands" => world.Menu.Get(call),
        "deleteMyCommands" => Done(() => world.Menu.Delete(call)),
        "setMyDescription" => Done(() => world.Profile.Describe(call)),
        "getMyDescription" => new JsonObject { ["description"] = world.Profile.Description },
        "setMyShortDescription" => Done(() => world.Profile.DescribeShortly(call)),
        "getMyShortDescription" => new JsonObject { ["short_description"] = world.Profile.ShortDescription },
        "setMessageReaction" => Done(() => editing.React(call)),
        _ => throw ApiRefusal.UnknownMethod(call.Method),
    };

    private static JsonNode Done(Action act)
    {
        act();
        return JsonValue.Create(true);
    }

    private static JsonObject ChatJson(FakeChat chat)
    {
        var json = chat.ToJson();
        json["accent_color_id"] = 1;
        json["max_reaction_count"] = 11;
        json["accepted_gift_types"] = new JsonObject
        {
            ["unlimited_gifts"] = false,
            ["limited_gifts"] = false,
            ["unique_gifts"] = false,
            ["premium_subscription"] = false,
            ["gifts_from_channels"] = false,
        };
        if (chat.Pinned is { } pinned)
            json["pinned_message"] = pinned.ToJson();

        return json;
    }

    private JsonObject Member(ApiCall call)
    {
        var chat = world.ChatFor(call.ChatId);
        var id = call.Parameters["user_id"]!.GetValue<long>();
        if (id == world.Bot.Id)
            return TelegramWorld.MemberJson(world.Bot.ToJson(), chat.BotStatus);

        if (chat.Members.TryGetValue(id, out var member))
            return TelegramWorld.MemberJson(member.User.ToJson(), member.Status);

        var user = world.UserOf(id) ?? throw ApiRefusal.BadRequest("user not found");
        return TelegramWorld.MemberJson(user.ToJson(), chat.With == user ? "member" : "left");
    }

    private void AnswerTap(ApiCall call)
    {
        var tap = world.TapOf(call.Text("callback_query_id")!);
        if (call.Text("text") is { Length: > LongestTapAnswer })
            throw ApiRefusal.Violation("MESSAGE_TOO_LONG");

        if (tap is null || tap.Answer is not null || world.Now - tap.At > Tap.Lifetime)
            throw ApiRefusal.BadRequest("query is too old and response timeout expired or query ID is invalid");

        tap.Answer = new(call.Text("text"), call.Flag("show_alert"));
    }

    private void Act(ApiCall call)
    {
        if (!ChatActions.Contains(call.Text("action")))
            throw ApiRefusal.Violation("wrong parameter action in request");

        sending.TopicFor(world.ChatFor(call.ChatId), call);
    }
}
