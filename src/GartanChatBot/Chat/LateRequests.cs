using GartanChatBot.Chat.Replies;
using GartanChatBot.Stations;
using NodaTime;

namespace GartanChatBot.Chat;

/// <summary>
/// Messages that waited while the bot was down. What they would change may no longer be wanted, so it is not done; what they ask is
/// answered with the time at which it was asked. When a tap was made nobody knows: one that may have waited has to be made again.
/// </summary>
internal sealed class LateRequests(StationCatalogue stations, TimeProvider time)
{
    private static readonly Duration Prompt = Duration.FromMinutes(10);

    public bool IsLate(ChatRequest request) => request.SaidAt is { } said && time.GetCurrentInstant() - said > Prompt;

    /// <summary>Null when the command may be done.</summary>
    public Reply? Refuse(IChatCommand command, ChatRequest request) =>
        request.IsForwarded ? RouterReplies.Forwarded
        : request.IsCorrection ? RouterReplies.Corrected
        : !IsLate(request) ? null
        : request.TappedMessage is not null ? command.HoldsWhenTappedLate ? null : RouterReplies.TappedLate
        : Reply.Refusal("Said at ", When(request), ", not done: say it again.");

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
