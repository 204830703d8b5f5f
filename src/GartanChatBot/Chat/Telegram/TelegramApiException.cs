using System.Net;
using GartanChatBot.Settings;
using Telegram.Bot.Exceptions;

namespace GartanChatBot.Chat.Telegram;

/// <summary>
/// A failed call, classified by the remedy. It has Telegram's error text but no inner exception, which could contain the address and with
/// it the token.
/// </summary>
internal sealed class TelegramApiException(TelegramErrorKind kind, string words) : Exception(words)
{
    private const int UsualRetrySeconds = 5;

    /// <summary>
    /// Parts of Telegram's error texts, in the order of the search. They are matched anywhere, because the beginning of the text varies.
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

    /// <summary>Wait that Telegram requests before the next call.</summary>
    public TimeSpan RetryAfter { get; private init; }

    /// <summary>New id of a group that was migrated to a supergroup.</summary>
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

    /// <summary>Converts to the platform-neutral exception for the outbox.</summary>
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

    /// <summary>Only a failure before the connection was made means that the request was certainly not received.</summary>
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

/// <summary>Kind of a failed call, by its remedy.</summary>
internal enum TelegramErrorKind
{
    /// <summary>Rejected because of a bug on our side; a retry would be rejected too.</summary>
    Refused,

    /// <summary>The message already has this text; counts as success.</summary>
    NotModified,

    /// <summary>The tap is too old to be answered.</summary>
    QueryTooOld,

    /// <summary>The markup is invalid.</summary>
    Unparsable,

    /// <summary>The topic was deleted; the group is still there.</summary>
    ThreadGone,

    /// <summary>An administrator closed the topic, perhaps only for a while; the group is still there.</summary>
    TopicClosed,

    MessageGone,

    /// <summary>Blocked, kicked, deleted, or without the right to post.</summary>
    Gone,

    /// <summary>The user has never started the bot, so the bot can't write first.</summary>
    NeverStarted,

    Moved,

    TooMany,

    /// <summary>Another program polls with the same token.</summary>
    Conflict,

    /// <summary>A webhook is set, so polling is refused.</summary>
    WebhookActive,

    /// <summary>The token is invalid or was revoked.</summary>
    Unauthorized,

    /// <summary>The request was never sent.</summary>
    Unreachable,

    /// <summary>The request was sent without a clear answer; it may have been carried out.</summary>
    OutcomeUnknown,
}
