using GartanChatBot.Alerts;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands.Alerting;

/// <summary>Renders a chat's alert settings, with a button for each setting that can be changed.</summary>
internal sealed class AlertSettingsCard(AlertOptions options, AlertRecipients recipients)
{
    public Reply Of(ChatRequest request, ChatSettings chat)
    {
        var title = chat.Kinds is AlertKinds.None ? "This chat gets no alerts." : "This chat gets:";
        var reply = Reply.Of(Tone.Plain, title);
        if (chat.DisabledBecause is { } why)
            reply = reply.Paragraph($"Nothing can be posted here at the moment: {why}");

        if (request is { Conversation.IsPrivate: true, Role: < ChatRole.Operator } && !recipients.Tells(request.Conversation))
            reply = reply.Paragraph("I post no alerts here; if you're linked, /alerts mine sends you gaps you could close.");

        if (chat.Kinds is not AlertKinds.None)
            reply = reply.With(new ReplyBlock.Facts([.. Facts(request, chat)]));

        return AlertCommandContext.MayChange(request) ? reply.Buttons(Buttons(chat)) : reply;
    }

    public static Reply KindChoices(ChatSettings chat) =>
        Reply
            .Of(Tone.Plain, "Which alerts should this chat get? Tap to switch:")
            .Buttons([
                .. AlertKindNames.All.Select(kind => new ReplyButton(
                    $"{(chat.Wants(kind.Kind) ? "✔" : "✖")} {ListText.Capital(kind.Shown)}", $"/alerts kinds {kind.Word}")),
                new("Done", "/alerts"),
            ]);

    public static Reply AheadChoices() =>
        Reply
            .Of(Tone.Plain, "How far ahead should I warn you? Later shortages go in the digest.")
            .Buttons(
                new("2 h", "/alerts ahead 2h"), new("12 h", "/alerts ahead 12h"), new("24 h", "/alerts ahead 24h"),
                new("2 days", "/alerts ahead 2d"), new("7 days", "/alerts ahead 7d"));

    public static Reply QuietChoices() =>
        Reply
            .Of(Tone.Plain, "Quiet hours? New shortages wait until they end; \"now off\" comes without a sound.")
            .Buttons(
                new("22–07", "/alerts quiet 22:00-07:00"), new("23–06", "/alerts quiet 23:00-06:00"),
                new("21–08", "/alerts quiet 21:00-08:00"), new("Never quiet", "/alerts quiet off"));

    public static Reply DigestChoices() =>
        Reply
            .Of(Tone.Plain, "When should the digest come, and also when nothing is short? /alerts kinds turns it on or off.")
            .Buttons(
                new("08:00", "/alerts digest 08:00"), new("18:00", "/alerts digest 18:00"), new("Only if short", "/alerts digest short"),
                new("Always", "/alerts digest always"));

    private IEnumerable<Fact> Facts(ChatRequest request, ChatSettings chat)
    {
        yield return new(
            "Kinds", [string.Join(", ", AlertKindNames.All.Where(kind => chat.Wants(kind.Kind)).Select(kind => kind.Shown))]);
        if (chat.OnlyWhere is { } member)
            yield return new(
                "Mine",
                [
                    $"only what {(PersonName.AreShown(request.Names) ? PersonName.OfLink(member, request.Names) : "you")} could close, "
                        + "alone or with one more; /alerts mine turns this off",
                ]);
        yield return new("Stations", [chat.Station ?? "all"]);
        yield return new("Ahead", [LengthText.Of(chat.LookAhead ?? Duration.FromTimeSpan(options.LookAhead))]);
        yield return new(
            "Quiet", [(chat.QuietHours ?? options.QuietHours) is { Length: > 0 } quiet ? quiet.Replace('-', '–') : "never"]);
        if (chat.Wants(AlertKinds.DailyDigest | AlertKinds.SundayDigest))
            yield return new(
                "Digest",
                [
                    $"{chat.DigestAt ?? options.DigestAt}, "
                        + $"{(chat.DigestAlways ? "also when nothing is short" : "only when something is short")}",
                ]);
        if (chat.MentionRole is { } role)
            yield return new("Calls", [$"role {role}"]);
    }

    private static IEnumerable<ReplyButton> Buttons(ChatSettings chat)
    {
        if (chat.Kinds is AlertKinds.None)
            return [new("Turn on", "/alerts on"), new("Set up", "/setup")];

        return
        [
            new("Kinds", "/alerts kinds"),
            new("Look-ahead", "/alerts ahead"),
            new("Quiet hours", "/alerts quiet"),
            .. chat.Wants(AlertKinds.DailyDigest | AlertKinds.SundayDigest) ? (ReplyButton[])[new("Digest", "/alerts digest")] : [],
            new("Send a test", "/alerts test") { KeepsMessage = true },
            new("Turn off", "/alerts off"),
        ];
    }
}
