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
/// Shared by the alert commands: the station's clock, the asker's name, and whether the asker may change the whole chat's alerts.
/// </summary>
internal sealed class AlertCommandContext(StationCatalogue stations, RotaQueries rotaQueries, PersonNames names, TimeProvider time)
{
    private const int LongestName = 40;
    private const int LongestReason = 80;

    public Instant Now => time.GetCurrentInstant();

    /// <summary>In a private chat everyone may change their own settings.</summary>
    public static bool MayChange(ChatRequest request) => request.Conversation.IsPrivate || request.Role >= ChatRole.Officer;

    public static Reply OnlyOfficers { get; } =
        Reply.Refusal("Only officers and administrators can change this chat's alerts.") with
        {
            Private = true,
        };

    public Station StationOf(ChatRequest request) => (request.Station is { } code ? stations.FindStation(code) : null) ?? stations.All[0];

    public StationClock ClockOf(ChatRequest request) => StationOf(request).Clock;

    public TimeText WordsFor(ChatRequest request) => new(StationOf(request).Zone, ClockOf(request).DateOf(Now));

    /// <summary>Null if the word isn't one of our pumps.</summary>
    public Callsign? FindPump(string word) => rotaQueries.FindAppliance(word)?.Callsign;

    public Reply UnknownPump(string word) =>
        InvalidInputReplies.UnknownPump(word, rotaQueries.Appliances().Select(callsign => callsign.Value));

    /// <summary>
    /// The name to store: the crew member's surname, else the platform's display name. <see cref="Called"/> decides what is shown of it.
    /// </summary>
    public static string NameOf(ChatRequest request) =>
        request.As is { } member ? PersonName.OfLink(member, NameStyle.Short)
        : DisplayNameSanitizer.Of(request.Who.Name, LongestName) is { Length: > 0 } name ? name
        : PersonName.Nobody;

    /// <summary>The name of someone who acted in this chat, in the style that the chat may see.</summary>
    public string Called(ChatRequest request, string? account, string kept) => names.Of(account, kept, request.Names);

    public static string? Reason(string text) => DisplayNameSanitizer.Of(text, LongestReason) is { Length: > 0 } reason ? reason : null;
}
