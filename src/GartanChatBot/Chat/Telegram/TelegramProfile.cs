using Telegram.Bot;

namespace GartanChatBot.Chat.Telegram;

/// <summary>
/// The bot's public profile on Telegram: the description in an empty chat, and the short description in the profile and beside links, which
/// shows the public status. https://core.telegram.org/bots/api#setmyshortdescription
/// </summary>
internal sealed class TelegramProfile(TelegramApi api, TelegramAccount account, TimeProvider time) : IPublicSign
{
    private const string About = "Tells crews of on-call fire stations who is on. Not a mobilising system: control's status is the truth.";

    private const string Description =
        "I read the rota of an on-call fire station and tell its crew who is on, whether the pump can go, until when, and what would close "
        + "a gap. I answer only in chats that an administrator has approved. Not a mobilising system: control's status is the truth.";

    private DateTimeOffset notBefore = DateTimeOffset.MinValue;

    public int Longest => 120;

    /// <summary>Sets missing descriptions. A text set through @BotFather is kept; a status from an earlier run is replaced.</summary>
    /// <exception cref="TelegramApiException">Telegram rejects a text.</exception>
    public async Task IntroduceAsync(bool withAbout)
    {
        var description = await api.CallAsync((bot, token) => bot.GetMyDescription(cancellationToken: token));
        if (description.Description.Length == 0)
            await api.CallAsync((bot, token) => bot.SetMyDescription(Description, cancellationToken: token));

        if (!withAbout)
            return;

        var about = (await api.CallAsync((bot, token) => bot.GetMyShortDescription(cancellationToken: token))).ShortDescription;
        if (about.Length == 0 || about.StartsWith(IPublicSign.Opening, StringComparison.Ordinal))
            await SetAsync(About);
    }

    public async Task<bool> ShowAsync(string line, CancellationToken cancellationToken)
    {
        await account.WhoAsync(cancellationToken);
        if (time.GetUtcNow() < notBefore)
            return false;

        try
        {
            await SetAsync(line);
            return true;
        }
        catch (TelegramApiException fault) when (fault.Kind is TelegramErrorKind.TooMany)
        {
            notBefore = time.GetUtcNow() + fault.RetryAfter;
            return false;
        }
        catch (TelegramApiException fault) when (fault.Kind is TelegramErrorKind.Unreachable or TelegramErrorKind.OutcomeUnknown)
        {
            return false;
        }
    }

    /// <summary>Removes the status even while rate limited, because no further update follows.</summary>
    public Task TakeDownAsync(CancellationToken cancellationToken)
    {
        notBefore = DateTimeOffset.MinValue;
        return ShowAsync(About, cancellationToken);
    }

    private Task SetAsync(string line) => api.CallAsync((bot, token) => bot.SetMyShortDescription(line, cancellationToken: token));
}
