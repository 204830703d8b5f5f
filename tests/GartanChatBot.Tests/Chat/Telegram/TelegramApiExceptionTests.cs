using GartanChatBot.Chat;
using GartanChatBot.Chat.Telegram;
using GartanChatBot.Settings;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace GartanChatBot.Tests.Chat.Telegram;

/// <summary>Each refusal of Telegram, by what the outbox does about it.</summary>
public class TelegramApiExceptionTests
{
    private static readonly Secret Token = new("4711:golf-hotel");

    [Theory]
    [InlineData(403, "Forbidden: bot was blocked by the user", typeof(TargetGoneException))]
    [InlineData(403, "Forbidden: user is deactivated", typeof(TargetGoneException))]
    [InlineData(403, "Forbidden: bot was kicked from the supergroup chat", typeof(TargetGoneException))]
    [InlineData(403, "Forbidden: bot is not a member of the channel chat", typeof(TargetGoneException))]
    [InlineData(403, "Forbidden: the group chat was deleted", typeof(TargetGoneException))]
    [InlineData(403, "Forbidden: bot can't initiate conversation with a user", typeof(TargetGoneException))]
    [InlineData(400, "Bad Request: chat not found", typeof(TargetGoneException))]
    [InlineData(400, "Bad Request: CHAT_WRITE_FORBIDDEN", typeof(TargetGoneException))]
    [InlineData(400, "Bad Request: TOPIC_CLOSED", typeof(PlaceClosedException))]
    [InlineData(400, "Bad Request: not enough rights to send text messages to the chat", typeof(TargetGoneException))]
    [InlineData(400, "Bad Request: not enough rights to manage pinned messages in the chat", typeof(MessageRefusedException))]
    [InlineData(400, "Bad Request: message to edit not found", typeof(MessageGoneException))]
    [InlineData(400, "Bad Request: message can't be edited", typeof(MessageGoneException))]
    [InlineData(400, "Bad Request: message is too long", typeof(MessageRefusedException))]
    [InlineData(400, "Bad Request: BUTTON_DATA_INVALID", typeof(MessageRefusedException))]
    [InlineData(401, "Unauthorized", typeof(NotDeliveredException))]
    [InlineData(
        409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
        typeof(NotDeliveredException))]
    [InlineData(500, "Internal Server Error: restart", typeof(OutcomeUnknownException))]
    public void A_refusal_becomes_what_to_do_about_it(int code, string words, Type delivery) =>
        TelegramApiException.Of(new ApiRequestException(words, code), Token).ToDelivery().ShouldBeOfType(delivery);

    [Fact]
    public void Too_many_says_for_how_long()
    {
        var fault = TelegramApiException.Of(
            new ApiRequestException("Too Many Requests: retry after 17", 429, new ResponseParameters { RetryAfter = 17 }), Token);

        fault.ToDelivery().ShouldBeOfType<RateLimitedException>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(17));
    }

    [Fact]
    public void A_group_that_moved_says_where_it_goes_on()
    {
        var fault = TelegramApiException.Of(
            new ApiRequestException(
                "Bad Request: group chat was upgraded to a supergroup chat", 400,
                new ResponseParameters { MigrateToChatId = -1001234567890 }),
            Token);

        fault.ToDelivery().ShouldBeOfType<ConversationMovedException>().To.ToString().ShouldBe("telegram:-1001234567890");
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, typeof(NotDeliveredException))]
    [InlineData(HttpRequestError.NameResolutionError, typeof(NotDeliveredException))]
    [InlineData(HttpRequestError.SecureConnectionError, typeof(NotDeliveredException))]
    [InlineData(HttpRequestError.ResponseEnded, typeof(OutcomeUnknownException))]
    [InlineData(HttpRequestError.Unknown, typeof(OutcomeUnknownException))]
    public void Only_what_never_left_has_certainly_not_arrived(HttpRequestError error, Type delivery) =>
        TelegramApiException.Of(new RequestException("x", new HttpRequestException(error)), Token).ToDelivery().ShouldBeOfType(delivery);

    [Theory]
    [InlineData("Bad Request: message is not modified: specified new message content is exactly the same", TelegramErrorKind.NotModified)]
    [InlineData("Bad Request: query is too old and response timeout expired or query ID is invalid", TelegramErrorKind.QueryTooOld)]
    [InlineData("Bad Request: can't parse entities: Unsupported start tag", TelegramErrorKind.Unparsable)]
    [InlineData("Bad Request: message thread not found", TelegramErrorKind.ThreadGone)]
    public void Some_refusals_are_none(string words, object kind) =>
        TelegramApiException.Of(new ApiRequestException(words, 400), Token).Kind.ShouldBe((TelegramErrorKind)kind);

    [Fact]
    public void The_token_is_in_no_words_of_a_fault()
    {
        var fault = TelegramApiException.Of(new RequestException("https://api.telegram.org/bot4711:golf-hotel/getMe failed"), Token);

        fault.ToString().ShouldNotContain("golf");
        fault.InnerException.ShouldBeNull();
    }
}
