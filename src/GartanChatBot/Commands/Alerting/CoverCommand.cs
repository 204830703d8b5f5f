using GartanChatBot.Alerts;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Fixes;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Commands.Alerting;

/// <summary>
/// "I can cover": posts the offer to the crew's chats. It counts as covered only once Gartan shows it; this books nothing.
/// </summary>
internal sealed class CoverCommand(
    GapResolver resolver,
    CoverOfferTracker offers,
    AlertRecipients recipients,
    GapNotificationStore told,
    RotaQueries rotaQueries
) : IChatCommand
{
    public string Name => "cover";

    public string Summary => "say that you can cover a shortage";

    public bool Changes(CommandArguments given) => true;

    public bool HoldsWhenTappedLate => true;

    public MenuSection Section => MenuSection.Hidden;

    public IReadOnlyList<CommandParameter> Parameters => [GapResolver.Parameter];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var (found, refusal) = resolver.Find(request);
        if (found is not { } gap)
            return ValueTask.FromResult(refusal!);

        var rota = rotaQueries.Rota(StationCode.Parse(gap.Station), asOf: null);
        if (gap.End <= rota.At)
            return ValueTask.FromResult(GapResolver.Toast(request, "That shortage is over."));

        // An outdated rota can't show whether the member is already on.
        var linked = rota.Age.IsUntrusted ? null : request.As;
        if (linked is not null && IsOnAlready(rota, gap, linked))
            return ValueTask.FromResult(
                GapResolver.Toast(request, "Gartan already has you on for all of it; it needs somebody else too. /fix shows who."));

        // The crew's chats read of the offer in a message that is ticked once the grid shows it; this reply is for the offering member.
        var isNew = false;
        foreach (var crew in ChatsToTell(gap, request.Conversation))
            isNew |= offers.Offer(gap, crew, request.Who, AlertCommandContext.NameOf(request), request.As);

        if (!isNew)
            return ValueTask.FromResult(GapResolver.Toast(request, "You've already offered that."));

        var enough =
            linked is not null && !WouldClose(rota, gap, linked) ? " That alone would not close the gap: /fix shows what would." : "";
        return ValueTask.FromResult(GapResolver.Toast(request, $"Thank you – book it in Gartan; I only read.{enough}"));
    }

    /// <summary>The chats for the offer: this one, or from a private chat the platform's chats that were notified of the gap.</summary>
    private IReadOnlyList<Conversation> ChatsToTell(KnownGap gap, Conversation here)
    {
        if (!here.IsPrivate)
            return [here];

        Conversation[] crews =
        [
            .. recipients.Now().Where(chat => chat.OnlyWhere is null).Select(chat => chat.Place())
                .Where(chat => chat.Platform == here.Platform && told.Find(gap.Id, chat)?.AnnouncedAt is not null),
        ];
        return crews.Length > 0 ? crews : [here];
    }

    /// <summary>
    /// True if the member is already on for the rest of the gap: the offer would at once count as kept while the gap remains.
    /// </summary>
    private static bool IsOnAlready(StationRota rota, KnownGap gap, string member)
    {
        var rest = new Interval(Instant.Max(gap.Start, rota.At), gap.End);
        return rota.Timeline.Members.Any(each =>
            each.ToString() == member && rota.Timeline.AvailabilityOf(each, rest).Complement(rest).IsEmpty);
    }

    private static bool WouldClose(StationRota rota, KnownGap gap, string member) =>
        GapFixes
            .Find(rota.Timeline, Callsign.Parse(gap.Callsign), gap.Interval)
            .Whole.Any(fix => fix.People is [var only] && only.Member.ToString() == member);
}
