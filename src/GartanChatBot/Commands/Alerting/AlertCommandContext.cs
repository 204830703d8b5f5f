using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands.Alerting;

/// <summary>
/// What the commands about alerts share: on which station's clock, who asks, and whether they may change what the whole chat gets.
/// </summary>
internal sealed class AlertCommandContext(StationCatalogue stations, RotaQueries rotaQueries, PersonNames names, TimeProvider time)
{
    private const int LongestName = 40;
    private const int LongestReason = 80;

    public Instant Now => time.GetCurrentInstant();

    /// <summary>In a chat of its own everybody decides for themselves.</summary>
    public static bool MayChange(ChatRequest request) => request.Conversation.IsPrivate || request.Role >= ChatRole.Officer;

    public static Reply OnlyOfficers { get; } =
        Reply.Refusal("What this chat is told is for its officers and administrators to change.") with
        {
            Private = true,
        };

    public Station StationOf(ChatRequest request) => (request.Station is { } code ? stations.FindStation(code) : null) ?? stations.All[0];

    public StationClock ClockOf(ChatRequest request) => StationOf(request).Clock;

    public TimeText WordsFor(ChatRequest request) => new(StationOf(request).Zone, ClockOf(request).DateOf(Now));

    /// <summary>Null when the word is no pump of ours.</summary>
    public Callsign? FindPump(string word) => rotaQueries.FindAppliance(word)?.Callsign;

    public Reply UnknownPump(string word) =>
        InvalidInputReplies.UnknownPump(word, rotaQueries.Appliances().Select(callsign => callsign.Value));

    /// <summary>
    /// Is kept: the crew member's surname, else what the platform calls them. What is shown of it, <see cref="Called"/> says.
    /// </summary>
    public static string NameOf(ChatRequest request) =>
        request.As is { } member ? PersonName.OfLink(member, NameStyle.Short)
        : DisplayNameSanitizer.Of(request.Who.Name, LongestName) is { Length: > 0 } name ? name
        : PersonName.Nobody;

    /// <summary>Somebody who did something in this chat, as it may read their name.</summary>
    public string Called(ChatRequest request, string? account, string kept) => names.Of(account, kept, request.Names);

    public static string? Reason(string text) => DisplayNameSanitizer.Of(text, LongestReason) is { Length: > 0 } reason ? reason : null;
}
