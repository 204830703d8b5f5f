using GartanChatBot.Alerts;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Stations;

namespace GartanChatBot.Commands.Alerting;

/// <summary>Sets up a new chat in three taps without typing: station, what to post, test.</summary>
internal sealed class SetupCommand(
    StationCatalogue stations, ChatDirectory chats, UnreachableChats silenced) : IChatCommand
{
    private const int MaxStations = 20;

    private static readonly (string Word, string Label, AlertKinds Kinds)[] Choices =
    [
        ("shortages", "Shortages", AlertKinds.Shipped),
        ("everything", "Shortages and a daily digest", AlertKinds.Shipped | AlertKinds.DailyDigest | AlertKinds.SundayDigest),
        ("digest", "A daily digest only", AlertKinds.DailyDigest | AlertKinds.SundayDigest),
        ("nothing", "No alerts", AlertKinds.None),
    ];

    public string Name => "setup";

    public IReadOnlyList<string> Aliases => ["start"];

    public string Summary => "set up this chat in three taps";

    public bool Changes(CommandArguments given) => true;

    public MenuSection Section => MenuSection.ThisChat;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        new("station", "code or name of a station") { Kind = ParameterKind.Station },
        new("post", "what to post here") { Choices = [.. Choices.Select(choice => choice.Word)] },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(Answer(request));

    private Reply Answer(ChatRequest request)
    {
        // The card belongs to those who may set up the chat: anyone else who taps it gets an answer only they see.
        if (!AlertCommandContext.MayChange(request))
            return request.TappedMessage is null ? NotUnderstood.Of(request.Text) : AlertCommandContext.OnlyOfficers;

        if (request["station"] is not { } named)
            return stations.Default is { } only ? WhatToPost(only) : WhichStation();

        if (stations.FindStation(named) is not { } station)
            return WhichStation(named);

        if (request["post"] is not { } word)
            return WhatToPost(station);

        return
            Array.Find(Choices, choice => string.Equals(choice.Word, word, StringComparison.OrdinalIgnoreCase)) is { Word: not null } choice
            ? Done(request, station, choice.Label, choice.Kinds)
            : WhatToPost(station);
    }

    private Reply WhichStation(string? unknown = null) =>
        Reply
            .Of(
                Tone.Plain,
                unknown is null
                    ? "1 of 3 · Which station is this chat about?"
                    : $"I don't know a station {unknown}. Which one is this chat about?")
            .Buttons(
                stations
                    .All.Take(MaxStations)
                    .Select(station => new ReplyButton($"{station.Code} {station.Name}", $"/setup {station.Code}")));

    private static Reply WhatToPost(Station station) =>
        Reply.Of(Tone.Plain, $"2 of 3 · {station.Name}: which alerts should I post here?")
            .Buttons(Choices.Select(choice => new ReplyButton(choice.Label, $"/setup {station.Code} {choice.Word}")));

    private Reply Done(ChatRequest request, Station station, string label, AlertKinds kinds)
    {
        // An administrator who sets up a chat approves it with that: without approval nothing would be posted.
        var isNew = request.Role is ChatRole.Admin && !chats.IsApproved(request.Conversation);
        if (isNew)
            chats.LetIn(request.Conversation, People.IdOf(request));

        silenced.MarkReachable(request.Conversation);
        chats.Change(request.Conversation, chat => chat with { Station = station.Code.Value, Kinds = kinds });

        var reply = Reply.Of(Tone.Plain, $"3 of 3 · {station.Name}: {char.ToLowerInvariant(label[0])}{label[1..]}. Shall I send a test?");
        if (isNew)
            reply = reply.Paragraph("That also approves this chat.");
        else if (request.Role < ChatRole.Operator && !chats.IsApproved(request.Conversation))
            reply = reply.Paragraph("I post no alerts here until an administrator approves this chat.");

        return reply.Buttons(
            new("Send a test", "/alerts test here") { KeepsMessage = true }, new("Other settings", "/alerts"), new("Who's on", "/now"));
    }
}
