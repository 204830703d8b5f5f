using GartanChatBot.Alerts;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Commands.Words;

namespace GartanChatBot.Commands.Alerting;

/// <summary>Shows this chat's alert settings to everyone; lets officers and administrators change them.</summary>
internal sealed class AlertsCommand(
    ChatDirectory chats,
    AlertSettingsCard card,
    TestAlertReport trial,
    AlertCommandContext alerts,
    UnreachableChats silenced
) : IChatCommand
{
    public string Name => "alerts";

    public string Summary => "which alerts this chat gets";

    public bool Changes(CommandArguments given) => given["what"] is not null;

    public MenuSection Section => MenuSection.ThisChat;

    public IReadOnlyList<CommandParameter> Parameters =>
        [
            new("what", "on, off, kinds, ahead, quiet, digest, role, mine or test")
            {
                Choices = ["on", "off", "kinds", "ahead", "quiet", "digest", "role", "mine", "test"],
            },
            new("value", "24h, 22:00-07:00, the id of a role, or a kind and on or off")
            {
                TakesRest = true,
                Suggestions = request => AlertSettingValues.SuggestionsFor(request["what"]),
            },
        ];

    public async ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var what = request["what"]?.ToLowerInvariant();
        if (what is null)
            return card.Of(request, chats.SettingsOf(request.Conversation));

        if (!AlertCommandContext.MayChange(request))
            return AlertCommandContext.OnlyOfficers;

        return what is "test" ? await trial.RunAsync(request, cancellationToken) : Changed(request, what, request["value"]);
    }

    private Reply Changed(ChatRequest request, string what, string? value) => what switch
    {
        "on" => On(request),
        "off" => Change(request, known => known with { Kinds = AlertKinds.None }),
        "kinds" or "kind" => Kinds(request, value),
        "ahead" => Ahead(request, value),
        "quiet" => Quiet(request, value),
        "digest" => Digest(request, value),
        "mine" => Mine(request),
        "role" or "ping" => Role(request, value),
        _ => Reply.Refusal(
            $"I don't know a setting {TypedText.Quoted(what)}. Send on, off, kinds, ahead, quiet, digest, role, mine or test."),
    };

    /// <summary>Switches alerts on, also for a chat marked unreachable: the asker writes from it, so it can be reached.</summary>
    private Reply On(ChatRequest request)
    {
        silenced.MarkReachable(request.Conversation);
        return Change(request, known => known with
        {
            Kinds = known.Kinds is AlertKinds.None ? AlertKinds.Shipped : known.Kinds,
            OnlyWhere = known.OnlyWhere == request.As ? known.OnlyWhere : null,
        });
    }

    private Reply Kinds(ChatRequest request, string? value)
    {
        if (value is null)
            return AlertSettingsCard.KindChoices(chats.SettingsOf(request.Conversation));

        string[] words = NormalizedText.Of(value).Split(' ');
        if (AlertKindNames.Find(words[0]) is not { } kind || words.Length > 2 || words is [_, not ("on" or "off")])
            return Reply.Refusal($"I can't read {TypedText.Quoted(value)}. Send one of {AlertKindNames.Accepted}, and on or off.");

        var changed = chats.Change(request.Conversation, known => known with
        {
            Kinds = words switch
            {
                [_, "on"] => known.Kinds | kind,
                [_, "off"] => known.Kinds & ~kind,
                _ => known.Kinds ^ kind,
            },
        });
        return AlertSettingsCard.KindChoices(changed);
    }

    private Reply Ahead(ChatRequest request, string? value)
    {
        if (value is null)
            return AlertSettingsCard.AheadChoices();

        return AlertSettingValues.LookAhead(value, alerts.ClockOf(request), alerts.Now) is { } ahead
            ? Change(request, known => known with { LookAhead = ahead })
            : Reply.Refusal(
                $"I can't read {TypedText.Quoted(value)} as a look-ahead. Send 15 minutes to 14 days, such as 24h or 2 days.");
    }

    private Reply Quiet(ChatRequest request, string? value)
    {
        if (value is null)
            return AlertSettingsCard.QuietChoices();

        return AlertSettingValues.QuietHours(value) is { } quiet
            ? Change(request, known => known with { QuietHours = quiet })
            : Reply.Refusal($"I can't read {TypedText.Quoted(value)} as quiet hours. Send off, or two times such as 22:00-07:00.");
    }

    private Reply Digest(ChatRequest request, string? value)
    {
        if (value is null)
            return AlertSettingsCard.DigestChoices();

        return AlertSettingValues.Digest(value) is { } digest
            ? Change(request, known =>
                known with
                {
                    DigestAt = digest.At ?? known.DigestAt,
                    DigestAlways = digest.Always ?? known.DigestAlways,
                })
            : Reply.Refusal($"I can't read {TypedText.Quoted(value)}. Send always, short, or a time such as 08:00.");
    }

    /// <summary>Toggles the member's own alerts.</summary>
    private Reply Mine(ChatRequest request)
    {
        if (!request.Conversation.IsPrivate)
            return Reply.Refusal("That's for your private chat with me: there I'll send you the gaps you could close.");
        if (request.As is not { } member)
            return Reply.Refusal("I need to know who you are on the rota first: use /link.");

        return Change(request, known => known with
        {
            OnlyWhere = known.OnlyWhere == member ? null : member,
            Kinds = known.Kinds is AlertKinds.None ? AlertKinds.Shipped : known.Kinds,
        });
    }

    private Reply Role(ChatRequest request, string? value)
    {
        if (value is null)
            return Reply.Refusal("Which role should I mention? Send its id or mention, or none.");

        if (NormalizedText.Of(value) is "none" or "off" or "nobody")
            return Change(request, known => known with { MentionRole = null });

        var digits = value.Trim().Trim('<', '>', '@', '&');
        return digits.Length is > 0 and <= 20 && digits.All(char.IsAsciiDigit)
            ? Change(request, known => known with { MentionRole = digits })
            : Reply.Refusal($"{TypedText.Quoted(value)} isn't a role I can mention. Send its id or mention, or none.");
    }

    private Reply Change(ChatRequest request, Func<ChatSettings, ChatSettings> change) =>
        card.Of(request, chats.Change(request.Conversation, change));
}
