using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Stations;

namespace GartanChatBot.Commands.Alerting;

/// <summary>Finds the shortage that a button or a typed id refers to.</summary>
internal sealed class GapResolver(ShortageStore gaps, GapNotificationStore told, StationCatalogue stations)
{
    public static CommandParameter Parameter => new("gap", "the shortage's id, from its button; the latest one here if omitted");

    /// <summary>The open shortage, or the reply that explains why none was found.</summary>
    public (KnownGap? Gap, Reply? Refusal) Find(ChatRequest request)
    {
        var named = request["gap"];
        var gap = named is null ? Latest(request.Conversation) : gaps.FindByHandle(named);

        return gap switch
        {
            null => (null, Refused(request, named is null ? "No shortage is open here." : "I no longer know that shortage.")),
            { IsClosed: true } => (null, Refused(request, "That shortage is over.")),
            _ => (gap, null),
        };
    }

    /// <summary>Shows a toast if a button was tapped; answers a typed command with a message.</summary>
    public static Reply Toast(ChatRequest request, string words) =>
        Reply.Of(Tone.Plain, words) with
        {
            IsToast = request.TappedMessage is not null,
        };

    private KnownGap? Latest(ChatKey chat) => told.All()
        .Where(known => known.Conversation == chat.Value && known.AnnouncedAt is not null)
        .OrderByDescending(known => known.AnnouncedAt)
        .Select(known => gaps.Find(known.Gap))
        .FirstOrDefault(gap => gap is { Stands: true } && stations.FindStation(gap.Station) is not null);

    private static Reply Refused(ChatRequest request, string words) => Toast(request, words) with { Answered = false };
}
