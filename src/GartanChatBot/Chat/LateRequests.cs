using GartanChatBot.Chat.Replies;
using GartanChatBot.Stations;
using NodaTime;

namespace GartanChatBot.Chat;

/// <summary>
/// Handles messages that waited while the bot was down. Commands are not carried out, because they may no longer be wanted; questions are
/// answered with the time they were asked. Taps carry no time, so one that may have waited must be repeated.
/// </summary>
internal sealed class LateRequests(StationCatalogue stations, TimeProvider time)
{
    private static readonly Duration Prompt = Duration.FromMinutes(10);

    public bool IsLate(ChatRequest request) => request.SaidAt is { } said && time.GetCurrentInstant() - said > Prompt;

    /// <summary>Returns null if the command may be carried out.</summary>
    public Reply? Refuse(IChatCommand command, ChatRequest request) =>
        request.IsForwarded ? RouterReplies.Forwarded
        : request.IsCorrection ? RouterReplies.Corrected
        : !IsLate(request) ? null
        : request.TappedMessage is not null ? command.HoldsWhenTappedLate ? null : RouterReplies.TappedLate
        : Reply.Refusal("Sent at ", When(request), ", too long ago, so I didn't do it. Please send it again.");

    public Reply Dated(Reply reply, ChatRequest request) =>
        IsLate(request) && request.TappedMessage is null ? reply.Footnote("Asked at ", When(request)) : reply;

    private TextRun When(ChatRequest request)
    {
        var station = (request.Station is { } code ? stations.FindStation(code) : null) ?? (stations.All is [var first, ..] ? first : null);
        var zone = station?.Zone ?? DateTimeZone.Utc;
        var today = time.GetCurrentInstant().InZone(zone).Date;
        return TextRun.TimestampRun.SeenFrom(today, request.SaidAt!.Value, zone, today);
    }
}
