using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Discord.Sending;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Commands.Times;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands.Alerting;

/// <summary>Mutes one pump or all for a while. Any crew member may: a mute ends by itself, and the chat sees who set it.</summary>
internal sealed class MuteCommand(MuteStore mutes, AlertCommandContext alerts, QuestionResolver resolver) : IChatCommand
{
    private static readonly (string Label, string Time)[] Offers =
    [
        ("1 h", "1h"), ("4 h", "4h"), ("Till 07:00", "till 07:00"), ("2 days", "2d"),
    ];

    private static readonly (string Label, string Time)[] OffersToCrew = [("1 h", "1h"), ("4 h", "4h"), ("12 h", "12h")];

    private static readonly string[] TimesOfCrew = ["30m", "1h", "2h", "4h", "8h", "12h"];

    /// <summary>First word in the button that asks for a reason; the mute's end follows.</summary>
    private const string Why = "why";

    private static readonly Reply TooLong = Reply.Refusal("A mute lasts 7 days at most: send /mute 7d, and again when it ends.");

    private static readonly Reply TooLongForCrew = Reply.Refusal(
        "Crew can mute for 12 hours at most, officers for 7 days: send /mute 12h, and again when it ends.");

    public string Name => "mute";

    public string Summary => "no alerts for a while";

    public bool Changes(CommandArguments given) => true;

    public MenuSection Section => MenuSection.ThisChat;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        new("for", $"how long: {DurationParser.Accepted}")
        {
            Accepts = (request, word) => !resolver.LooksLikePump(request, word),
            Suggestions = request => request.Role >= ChatRole.Officer ? [.. TimesOfCrew, "till 07:00", "2d", "7d"] : TimesOfCrew,
        },
        resolver.PumpParameter,
        new("reason", "why, for the others") { TakesRest = true },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(Answer(request));

    private Reply Answer(ChatRequest request)
    {
        var said = $"{request["for"]} {request["reason"]}".Trim();
        if (Pump(request["pump"], out var pump) is { } unknown)
            return unknown;

        if (said.Length == 0)
            return HowLongFor(pump, request);

        if (request["for"] is Why)
            return GiveReason(pump, request);

        if (new DurationParser(alerts.ClockOf(request)).Read(said, alerts.Now) is not var (until, after))
            return Reply.Refusal($"I can't read {TypedText.Quoted(said)} as a time. Send {DurationParser.Accepted}.");

        // "mute till six p1": the pump comes after a time of two words.
        if (pump is null && after.Split(' ', 2) is [{ Length: > 0 } first, .. var others] && resolver.LooksLikePump(request, first))
        {
            if (Pump(first, out pump) is { } wrong)
                return wrong;

            after = others is [var rest] ? rest : "";
        }

        if (until <= alerts.Now)
            return Reply.Refusal($"That time has passed. Send {DurationParser.Accepted}.");

        if (until - alerts.Now > LongestFor(request))
            return request.Role >= ChatRole.Officer ? TooLong : TooLongForCrew;

        var mute = Mute.Of(
            request.Conversation, pump, alerts.Now, until, AlertCommandContext.NameOf(request), AlertCommandContext.Reason(after)) with
        {
            ById = People.IdOf(request),
        };
        mutes.Add(mute);
        return Muted(mute, request);
    }

    /// <summary>
    /// Adds the reason from a form to the mute it was opened for, if that still exists unchanged; the mute's author stays the same.
    /// </summary>
    private Reply GiveReason(Callsign? pump, ChatRequest request)
    {
        var (end, words) = (request["reason"] ?? "").Split(' ', 2) is [var first, .. var rest] ? (first, string.Join(' ', rest)) : ("", "");
        var zone = alerts.ClockOf(request).Zone;
        if (mutes.Of(request.Conversation, alerts.Now).FirstOrDefault(
            mute => mute.Callsign == pump?.Value && SaidTimes.Iso(zone, mute.Until) == end) is not { } mute)
            return Reply.Refusal("That mute is over or has been replaced.");

        var told = mute with { Reason = AlertCommandContext.Reason(words) };
        mutes.Add(told);
        return Muted(told, request);
    }

    private Reply? Pump(string? word, out Callsign? pump)
    {
        pump = word is null ? null : alerts.FindPump(word);
        return word is not null && pump is null ? alerts.UnknownPump(word) : null;
    }

    private static Duration LongestFor(ChatRequest request) => request.Role >= ChatRole.Officer ? Mute.Longest : Mute.LongestByCrew;

    private static Reply HowLongFor(Callsign? pump, ChatRequest request) =>
        Reply
            .Of(Tone.Plain, $"Mute {MuteText.What(pump?.Value)} for how long?")
            .Buttons(
                (request.Role >= ChatRole.Officer ? Offers : OffersToCrew).Select(offer => new ReplyButton(
                    offer.Label, $"/mute {offer.Time} {pump}".TrimEnd())));

    private Reply Muted(Mute mute, ChatRequest request)
    {
        var words = alerts.WordsFor(request);
        IReadOnlyList<TextRun> reason = mute.Reason is { } why ? [$" ({why})"] : [];
        return Reply
            .Of(
                Tone.Plain,
                [
                    "Muted until ",
                    words.When(mute.Until),
                    $" by {alerts.Called(request, mute.ById, mute.By)}: {MuteText.What(mute.Callsign)}",
                    .. reason,
                    ". I'll post one summary then if we're still short.",
                ])
            .Buttons(Below(mute, request));
    }

    /// <summary>Buttons under the reply; one asks for a reason if none was given and the platform has forms.</summary>
    private IEnumerable<ReplyButton> Below(Mute mute, ChatRequest request)
    {
        yield return new("Unmute", $"/unmute {mute.Callsign}".TrimEnd());

        var end = SaidTimes.Iso(alerts.ClockOf(request).Zone, mute.Until);
        if (
            request.Conversation.Platform == DiscordPlatform.PlatformName
            && mute.Reason is null)
            yield return new("Say why", $"/mute {Why} {mute.Callsign} {end}") { AsksForWords = true };
    }
}
