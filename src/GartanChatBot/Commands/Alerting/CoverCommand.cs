using GartanChatBot.Alerts.Gaps;
using GartanChatBot.Alerts.Offers;
using GartanChatBot.Availability;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;

namespace GartanChatBot.Commands.Alerting;

/// <summary>"I can cover": tells the group. It only counts when Gartan shows it, and nothing is booked by this.</summary>
internal sealed class CoverCommand(GapDesk desk, CoverOffers offers, AvailabilityQueries availability) : IChatCommand
{
    public string Name => "cover";

    public string Summary => "say that you can cover a shortage";

    public MenuSection Section => MenuSection.Hidden;

    public IReadOnlyList<CommandParameter> Parameters => [GapDesk.Parameter];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var (found, refusal) = desk.Find(request);
        if (found is not { } gap)
            return ValueTask.FromResult(refusal!);

        // The group reads of it in a message that is ticked once the grid shows it; here only what the one who offers should know.
        if (!offers.Offer(gap, request.Conversation, request.Who, AlertDesk.NameOf(request), request.As))
            return ValueTask.FromResult(GapDesk.Passing(request, "You have offered that already."));

        var enough = request.As is { } member && !WouldClose(gap, member) ? " That alone would not close the gap: /fix says what would." : "";
        return ValueTask.FromResult(GapDesk.Passing(request, $"Thank you – book it in Gartan, I only read.{enough}"));
    }

    private bool WouldClose(KnownGap gap, string member)
    {
        var timeline = availability.Rota(StationCode.Parse(gap.Station), asOf: null).Timeline;
        return GapFixes.Find(timeline, Callsign.Parse(gap.Callsign), gap.Interval).Whole
            .Any(fix => fix.People is [var only] && string.Equals(only.Member.Name, member, StringComparison.Ordinal));
    }
}
