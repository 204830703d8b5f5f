using System.Globalization;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Shows whether the bot can read Gartan, how far ahead, and since when not.</summary>
internal sealed class StatusCommand(StationCatalogue stations, RotaQueries rotaQueries, IRotaReader reader) : IChatCommand
{
    private static readonly Duration AlertsPauseAfter = Duration.FromMinutes(30);

    private static readonly string Version = typeof(StatusCommand).Assembly.GetName().Version?.ToString(3) ?? "";

    public string Name => "status";

    public IReadOnlyList<string> Aliases => ["ping"];

    public string Summary => "can I see Gartan";

    public bool Changes(CommandArguments given) => false;

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        Reply[] replies = [.. stations.All.Select(Of)];
        if (replies is not [var first, .. var others])
            return ValueTask.FromResult(Reply.Refusal("No station is configured."));

        var all = others.Aggregate(first, (reply, other) => reply.Bullets(new Bullet(other.Title, other.Tone)).With(other.Blocks));
        return ValueTask.FromResult(all.Footnote($"version {Version}"));
    }

    private Reply Of(Station station)
    {
        var status = reader.StatusOf(station.Code);
        // Status is always about now, whatever moment the question names.
        var rota = rotaQueries.Rota(station.Code, asOf: null);
        var words = new TimeText(station.Zone, rota.Today);
        IReadOnlyList<TextRun> name = stations.All.Count > 1 ? [$"{station.Code}: "] : [];

        return status switch
        {
            { FailingSince: { } since } => Failing(status, since, rota, name, words),
            { LastRead: { } read } => Reading(status, read, rota, name, words),
            _ => Reply.Of(Tone.Unknown, [.. name, "Just started – reading Gartan now, about 20 seconds."]),
        };
    }

    private static Reply Reading(RotaReadingStatus status, Instant read, StationRota rota, IReadOnlyList<TextRun> name, TimeText words)
    {
        var every = status.Every is { } period ? $" (every {Short(period)}{(status.EveryBecause is { } why ? $": {why}" : "")})" : "";
        var (today, tomorrow) = (rota.Age, rota.AgeOf(rota.Today.PlusDays(1)));
        var isReading = !RotaAge.Of(read, rota.At, status.Every ?? Duration.Zero).IsUntrusted;
        var tone = today.IsUntrusted || !isReading ? Tone.Unknown : IsInTime(today) && IsInTime(tomorrow) ? Tone.Good : Tone.Thin;

        var days = $"today {Tick(today)} tomorrow {Tick(tomorrow)} {AllDays(status)}{Late("", today)}{Late("tomorrow's page ", tomorrow)}";
        var reply = Reply.Of(tone, [.. name, "Reading Gartan: ", words.When(read), $"{every} · {days}"]);

        return status.NextRead is not { } next ? reply
            : next > rota.At ? reply.Paragraph("Next read ", words.When(next))
            : reply.Paragraph("Next read now");
    }

    private static bool IsInTime(RotaAge age) => age.Kind is RotaAgeKind.Fresh or RotaAgeKind.History;

    private static string Late(string page, RotaAge age) => age switch
    {
        { Kind: RotaAgeKind.Old or RotaAgeKind.TooOld, Value: { } old } => $" · ⚠ {page}{LengthText.OfAge(old)} old",
        { Kind: RotaAgeKind.TooOld } => $" · ⚠ {page}read later than now: the clock was set back",
        _ => "",
    };

    private static Reply Failing(RotaReadingStatus status, Instant since, StationRota rota, IReadOnlyList<TextRun> name, TimeText words)
    {
        var lasting = rota.At - since;
        var reason = status.FailureReason is { } why ? $": {why}" : "";
        var reply = Reply.Of(
            Tone.Unknown,
            [
                .. name,
                "I have not been able to read Gartan since ",
                words.When(since),
                $"{(lasting < Duration.Zero ? "" : $" ({LengthText.OfAge(lasting)})")}{reason}.",
            ]);

        if (LastKnown(rota) is { Length: > 0 } known)
            reply = reply.Paragraph($"Last known: {known}.");

        return lasting >= AlertsPauseAfter ? reply.Paragraph("Shortage alerts are paused; I'll say when I can see again.") : reply;
    }

    /// <summary>States at the last reading; bookings after it are not counted.</summary>
    private static string LastKnown(StationRota rota) => rota.ReadAt is not { } read ? "" : string.Join("; ", rota.Timeline.Appliances
        .Select(pump => (Pump: pump, State: rota.Timeline.StateAt(pump, Instant.Min(read, rota.At))))
        .Where(known => known.State.Phase is not RunPhase.Unknown)
        .Select(known => $"{(rota.Timeline.Appliances.Count > 1 ? $"{known.Pump} " : "")}{Phase(known.State)}"));

    private static string Phase(CrewingState state)
    {
        var heads = state.Requirements is [{ Name: Requirement.Crew } crew, ..] ? $", {crew.Have} of {crew.Need}" : "";
        return state.Phase switch
        {
            RunPhase.On => $"on the run{heads}",
            RunPhase.Off => $"off the run{heads}",
            _ => "committed at an incident",
        };
    }

    private static string AllDays(RotaReadingStatus status) => status.DaysRead >= status.DaysWanted
        ? string.Create(CultureInfo.InvariantCulture, $"{status.DaysWanted} days ✔")
        : string.Create(CultureInfo.InvariantCulture, $"{status.DaysRead} of {status.DaysWanted} days");

    private static string Tick(RotaAge age) => age.IsUntrusted ? "✖" : "✔";

    private static string Short(Duration period) =>
        period < Duration.FromHours(1) ? $"{(int)period.TotalMinutes} min" : LengthText.Of(period);
}
