using System.Net;
using GartanChatBot.Settings;
using Telegram.Bot.Exceptions;

namespace GartanChatBot.Chat.Telegram;

/// <summary>What went wrong with a call, by what to do about it. Carries Telegram's words but no exception: those may hold an address, and addresses hold the token.</summary>
internal sealed class TelegramFault(FaultKind kind, string words) : Exception(words)
{
    private const int UsualRetrySeconds = 5;

    /// <summary>Telegram's words to their kind. Looked for in this order, anywhere in the text, because the beginning of it varies.</summary>
    private static readonly (string Words, FaultKind Kind)[] BadRequests =
    [
        ("message is not modified", FaultKind.NotModified),
        ("query is too old", FaultKind.QueryTooOld),
        ("query id is invalid", FaultKind.QueryTooOld),
        ("can't parse entities", FaultKind.Unparsable),
        ("message thread not found", FaultKind.ThreadGone),
        ("topic_deleted", FaultKind.ThreadGone),
        ("topic_id_invalid", FaultKind.ThreadGone),
        ("topic_closed", FaultKind.TopicClosed),
        ("message to edit not found", FaultKind.MessageGone),
        ("message can't be edited", FaultKind.MessageGone),
        ("message to pin not found", FaultKind.MessageGone),
        ("message to delete not found", FaultKind.MessageGone),
        ("message to be replied not found", FaultKind.MessageGone),
        ("message to reply not found", FaultKind.MessageGone),
        ("message_id_invalid", FaultKind.MessageGone),
        ("not enough rights to manage pinned", FaultKind.Refused),
        ("not enough rights to pin", FaultKind.Refused),
        ("chat not found", FaultKind.Gone),
        ("user not found", FaultKind.Gone),
        ("peer_id_invalid", FaultKind.Gone),
        ("user_is_blocked", FaultKind.Gone),
        ("group chat was deactivated", FaultKind.Gone),
        ("have no rights to send", FaultKind.Gone),
        ("not enough rights", FaultKind.Gone),
        ("_forbidden", FaultKind.Gone),
        ("chat_restricted", FaultKind.Gone),
    ];

    public FaultKind Kind => kind;

    /// <summary>How long Telegram wants to be left alone.</summary>
    public TimeSpan RetryAfter { get; private init; }

    /// <summary>Where the chat goes on.</summary>
    public long? MovedTo { get; private init; }

    public static TelegramFault Of(Exception exception, Secret token)
    {
        return exception switch
        {
            TelegramFault known => known,
            ApiRequestException { Parameters.MigrateToChatId: { } to } moved => new(FaultKind.Moved, Words(moved)) { MovedTo = to },
            ApiRequestException { ErrorCode: 429 } busy => TooMany(Words(busy), busy.Parameters?.RetryAfter),
            ApiRequestException refused => new(KindOf(refused), Words(refused)),
            RequestException { HttpStatusCode: HttpStatusCode.TooManyRequests } busy => TooMany(Words(busy), null),
            RequestException { HttpStatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.NotFound } refused => new(FaultKind.Unauthorized, Words(refused)),
            RequestException { InnerException: HttpRequestException unreachable } => Unreachable(unreachable),
            HttpRequestException unreachable => Unreachable(unreachable),
            OperationCanceledException => new(FaultKind.OutcomeUnknown, "no answer in time"),
            _ => new(FaultKind.OutcomeUnknown, Words(exception)),
        };

        string Words(Exception from) => from.Message.Replace(token.Reveal(), "***", StringComparison.Ordinal);
    }

    /// <summary>What the outbox is told, in its own terms.</summary>
    public DeliveryException ToDelivery() => kind switch
    {
        FaultKind.TooMany => new SlowDownException(RetryAfter),
        FaultKind.Moved => new ConversationMovedException(TelegramPlace.Of(MovedTo!.Value)),
        FaultKind.Gone or FaultKind.NeverStarted => new TargetGoneException(Message),
        FaultKind.TopicClosed => new PlaceClosedException("The topic is closed. Open it, or make the bot an administrator who may manage topics."),
        FaultKind.MessageGone => new MessageGoneException(Message),
        FaultKind.Unreachable or FaultKind.Unauthorized or FaultKind.Conflict => new NotDeliveredException(Message),
        FaultKind.OutcomeUnknown => new OutcomeUnknownException(Message),
        _ => new MessageRefusedException(Message),
    };

    private static TelegramFault TooMany(string words, int? seconds) =>
        new(FaultKind.TooMany, words) { RetryAfter = TimeSpan.FromSeconds(Math.Max(1, seconds ?? UsualRetrySeconds)) };

    /// <summary>Only what failed before a connection was made has certainly not arrived.</summary>
    private static TelegramFault Unreachable(HttpRequestException failure) => failure.HttpRequestError
        is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
        ? new(FaultKind.Unreachable, $"not reachable ({failure.HttpRequestError})")
        : new(FaultKind.OutcomeUnknown, $"the connection broke ({failure.HttpRequestError})");

    private static FaultKind KindOf(ApiRequestException refused) => refused.ErrorCode switch
    {
        401 or 404 => FaultKind.Unauthorized,
        403 when refused.Message.Contains("can't initiate conversation", StringComparison.OrdinalIgnoreCase) => FaultKind.NeverStarted,
        403 => FaultKind.Gone,
        409 when refused.Message.Contains("webhook is active", StringComparison.OrdinalIgnoreCase) => FaultKind.WebhookActive,
        409 => FaultKind.Conflict,
        >= 500 => FaultKind.OutcomeUnknown,
        _ => BadRequests.FirstOrDefault(known => refused.Message.Contains(known.Words, StringComparison.OrdinalIgnoreCase)) is { Words: not null } found
            ? found.Kind
            : FaultKind.Refused,
    };
}

/// <summary>What to do about a call that failed.</summary>
internal enum FaultKind
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
