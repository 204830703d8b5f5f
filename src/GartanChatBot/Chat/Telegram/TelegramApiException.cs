using System.Net;
using GartanChatBot.Settings;
using Telegram.Bot.Exceptions;

namespace GartanChatBot.Chat.Telegram;

/// <summary>
/// What went wrong with a call, by what to do about it. Carries Telegram's words but no exception: those may hold an address, and addresses
/// hold the token.
/// </summary>
internal sealed class TelegramApiException(TelegramErrorKind kind, string words) : Exception(words)
{
    private const int UsualRetrySeconds = 5;

    /// <summary>
    /// Telegram's words to their kind. Looked for in this order, anywhere in the text, because the beginning of it varies.
    /// </summary>
    private static readonly (string Words, TelegramErrorKind Kind)[] BadRequests =
    [
        ("message is not modified", TelegramErrorKind.NotModified),
        ("query is too old", TelegramErrorKind.QueryTooOld),
        ("query id is invalid", TelegramErrorKind.QueryTooOld),
        ("can't parse entities", TelegramErrorKind.Unparsable),
        ("message thread not found", TelegramErrorKind.ThreadGone),
        ("topic_deleted", TelegramErrorKind.ThreadGone),
        ("topic_id_invalid", TelegramErrorKind.ThreadGone),
        ("topic_closed", TelegramErrorKind.TopicClosed),
        ("message to edit not found", TelegramErrorKind.MessageGone),
        ("message can't be edited", TelegramErrorKind.MessageGone),
        ("message to pin not found", TelegramErrorKind.MessageGone),
        ("message to delete not found", TelegramErrorKind.MessageGone),
        ("message to be replied not found", TelegramErrorKind.MessageGone),
        ("message to reply not found", TelegramErrorKind.MessageGone),
        ("message_id_invalid", TelegramErrorKind.MessageGone),
        ("not enough rights to manage pinned", TelegramErrorKind.Refused),
        ("not enough rights to pin", TelegramErrorKind.Refused),
        ("chat not found", TelegramErrorKind.Gone),
        ("user not found", TelegramErrorKind.Gone),
        ("peer_id_invalid", TelegramErrorKind.Gone),
        ("user_is_blocked", TelegramErrorKind.Gone),
        ("group chat was deactivated", TelegramErrorKind.Gone),
        ("have no rights to send", TelegramErrorKind.Gone),
        ("not enough rights", TelegramErrorKind.Gone),
        ("_forbidden", TelegramErrorKind.Gone),
        ("chat_restricted", TelegramErrorKind.Gone),
    ];

    public TelegramErrorKind Kind => kind;

    /// <summary>How long Telegram wants to be left alone.</summary>
    public TimeSpan RetryAfter { get; private init; }

    /// <summary>Where the chat goes on.</summary>
    public long? MovedTo { get; private init; }

    public static TelegramApiException Of(Exception exception, Secret token)
    {
        return exception switch
        {
            TelegramApiException known => known,
            ApiRequestException { Parameters.MigrateToChatId: { } to } moved => new(TelegramErrorKind.Moved, Words(moved)) { MovedTo = to },
            ApiRequestException { ErrorCode: 429 } busy => TooMany(Words(busy), busy.Parameters?.RetryAfter),
            ApiRequestException refused => new(KindOf(refused), Words(refused)),
            RequestException { HttpStatusCode: HttpStatusCode.TooManyRequests } busy => TooMany(Words(busy), null),
            RequestException { HttpStatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.NotFound } refused => new(
                TelegramErrorKind.Unauthorized, Words(refused)),
            RequestException { InnerException: HttpRequestException unreachable } => Unreachable(unreachable),
            HttpRequestException unreachable => Unreachable(unreachable),
            OperationCanceledException => new(TelegramErrorKind.OutcomeUnknown, "no answer in time"),
            _ => new(TelegramErrorKind.OutcomeUnknown, Words(exception)),
        };

        string Words(Exception from) => from.Message.Replace(token.Reveal(), "***", StringComparison.Ordinal);
    }

    /// <summary>What the outbox is told, in its own terms.</summary>
    public DeliveryException ToDelivery() =>
        kind switch
        {
            TelegramErrorKind.TooMany => new RateLimitedException(RetryAfter),
            TelegramErrorKind.Moved => new ConversationMovedException(TelegramTarget.Of(MovedTo!.Value)),
            TelegramErrorKind.Gone or TelegramErrorKind.NeverStarted => new TargetGoneException(Message),
            TelegramErrorKind.TopicClosed => new PlaceClosedException(
                "The topic is closed. Open it, or make the bot an administrator who may manage topics."),
            TelegramErrorKind.MessageGone => new MessageGoneException(Message),
            TelegramErrorKind.Unreachable or TelegramErrorKind.Unauthorized or TelegramErrorKind.Conflict => new NotDeliveredException(
                Message),
            TelegramErrorKind.OutcomeUnknown => new OutcomeUnknownException(Message),
            _ => new MessageRefusedException(Message),
        };

    private static TelegramApiException TooMany(string words, int? seconds) =>
        new(TelegramErrorKind.TooMany, words) { RetryAfter = TimeSpan.FromSeconds(Math.Max(1, seconds ?? UsualRetrySeconds)) };

    /// <summary>Only what failed before a connection was made has certainly not arrived.</summary>
    private static TelegramApiException Unreachable(HttpRequestException failure) =>
        failure.HttpRequestError
            is HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError
            ? new(TelegramErrorKind.Unreachable, $"not reachable ({failure.HttpRequestError})")
            : new(TelegramErrorKind.OutcomeUnknown, $"the connection broke ({failure.HttpRequestError})");

    private static TelegramErrorKind KindOf(ApiRequestException refused) =>
        refused.ErrorCode switch
        {
            401 or 404 => TelegramErrorKind.Unauthorized,
            403 when refused.Message.Contains("can't initiate conversation", StringComparison.OrdinalIgnoreCase) =>
                TelegramErrorKind.NeverStarted,
            403 => TelegramErrorKind.Gone,
            409 when refused.Message.Contains("webhook is active", StringComparison.OrdinalIgnoreCase) => TelegramErrorKind.WebhookActive,
            409 => TelegramErrorKind.Conflict,
            >= 500 => TelegramErrorKind.OutcomeUnknown,
            _ => BadRequests.FirstOrDefault(known => refused.Message.Contains(known.Words, StringComparison.OrdinalIgnoreCase))
                is { Words: not null } found
                ? found.Kind
                : TelegramErrorKind.Refused,
        };
}

/// <summary>What to do about a call that failed.</summary>
internal enum TelegramErrorKind
{
    /// <summary>Our mistake: the same again would be refused again.</summary>
    Refused,

    /// <summary>The message says that already: as good as done.</summary>
    NotModified,

    /// <summary>A tap that nobody waits for any more.</summary>
    QueryTooOld,

    /// <summary>Our markup is wrong.</summary>
    Unparsable,

    /// <summary>The topic was deleted; the group is still there.</summary>
    ThreadGone,

    /// <summary>An administrator closed the topic, perhaps only for a while; the group is still there.</summary>
    TopicClosed,

    MessageGone,

    /// <summary>Blocked, kicked, deleted, or without the right to speak.</summary>
    Gone,

    /// <summary>The user has never spoken to us, so we may not begin.</summary>
    NeverStarted,

    Moved,

    TooMany,

    /// <summary>Somebody else polls with the same token.</summary>
    Conflict,

    /// <summary>A webhook is set, which excludes polling.</summary>
    WebhookActive,

    /// <summary>The token is not, or no longer, good.</summary>
    Unauthorized,

    /// <summary>Never left this machine.</summary>
    Unreachable,

    /// <summary>Sent, and no clear answer: it may have been done.</summary>
    OutcomeUnknown,
}
