namespace GartanChatBot.Chat.Discord.Sending;

/// <summary>Maps Discord errors to delivery exceptions, one type per remedy.</summary>
internal static class DeliveryErrorMapper
{
    private static readonly TimeSpan UntilOldMessagesMayBeEdited = TimeSpan.FromMinutes(10);

    public static DeliveryException Of(DiscordException failure) => failure switch
    {
        DiscordRateLimitedException busy => new RateLimitedException(busy.RetryAfter),
        DiscordTokenException refused => new NotDeliveredException(refused.Message, refused),
        DiscordUnreachableException { NothingHappened: true } unreachable => new NotDeliveredException(unreachable.Message, unreachable),
        DiscordUnreachableException unknown => new OutcomeUnknownException(unknown.Message, unknown),
        DiscordRefusedException refused => Refused(refused),
        _ => new NotDeliveredException(failure.Message, failure),
    };

    private static DeliveryException Refused(DiscordRefusedException refused) => refused.Code switch
    {
        DiscordErrorCode.UnknownChannel => new TargetGoneException("The channel was deleted."),
        DiscordErrorCode.UnknownGuild => new TargetGoneException("The bot is not in that server."),
        DiscordErrorCode.MissingAccess => new TargetGoneException("The bot can't see the channel: give it View Channel there."),
        DiscordErrorCode.MissingPermission =>
            new TargetGoneException("The bot may not write there: give it Send Messages and Embed Links in the channel."),
        DiscordErrorCode.CannotMessageUser => new TargetGoneException("They don't accept direct messages from the bot."),
        DiscordErrorCode.NoTextChannel =>
            new PlaceClosedException("This kind of channel doesn't accept messages. "
                + "Choose a text channel or a forum, and send /setup there."),
        DiscordErrorCode.TagRequired =>
            new PlaceClosedException("The forum requires a tag on every post, which the bot can't choose. "
                + "Open a post in it, and send /setup there."),
        DiscordErrorCode.ThreadArchived or DiscordErrorCode.ThreadLocked =>
            new PlaceClosedException("The thread is archived or locked. Unlock it, or give the bot Manage Threads there."),
        DiscordErrorCode.UnknownMessage or DiscordErrorCode.NotOurMessage => new MessageGoneException("The message was deleted."),
        DiscordErrorCode.TooManyEditsOfOldMessage => new RateLimitedException(UntilOldMessagesMayBeEdited),
        DiscordErrorCode.UserAgentBlocked or DiscordErrorCode.Overloaded => new NotDeliveredException(refused.Message, refused),
        _ => refused.Status switch
        {
            System.Net.HttpStatusCode.Forbidden or System.Net.HttpStatusCode.NotFound => new TargetGoneException(refused.Message),
            _ => new MessageRefusedException(refused.Message),
        },
    };
}
