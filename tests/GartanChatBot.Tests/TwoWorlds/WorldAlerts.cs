using GartanChatBot.Alerts;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.TwoWorlds;

/// <summary>
/// What a chat is told unasked while a rota goes into hiding: first its days are read whole, then as they are hidden. Good news must be so
/// in every filled world, and so must each end that is named.
/// </summary>
internal sealed class WorldAlerts(WorldsBot bot)
{
    /// <summary>A pump that comes on for less is told as off throughout.</summary>
    private const int QuartersThatCount = 2;

    private static readonly Duration[] WholeBefore = [Duration.FromMinutes(40), Duration.FromMinutes(34)];

    private static readonly Duration[] HiddenBefore = [Duration.FromMinutes(14), Duration.Zero];

    private readonly ShortageStore gaps = bot.Services.GetRequiredService<ShortageStore>();
    private readonly OutboxStore outbox = bot.Services.GetRequiredService<OutboxStore>();

    /// <summary>Leaves the hidden pages stored and the clock at that moment.</summary>
    public IEnumerable<string> Faults(IReadOnlyList<HiddenRota> rotas, Instant now)
    {
        foreach (var rota in rotas)
            Forget(rota);

        foreach (var before in WholeBefore)
        {
            bot.SetClock(now - before);
            bot.Store(rotas.SelectMany(rota => Whole(rota).Select(day => ReadAt(day, now - before))));
            foreach (var rota in rotas)
                _ = Told(rota);
        }

        List<string> faults = [];
        foreach (var before in HiddenBefore)
        {
            bot.SetClock(now - before);
            bot.Store(rotas.SelectMany(rota => rota.Hidden.Days.Select(day => IsLongAgo(day, rota) ? day : ReadAt(day, now - before))));
            faults.AddRange(rotas.SelectMany(rota => Told(rota).Select(told => FaultOf(rota, told.Kind, told.Reply)).OfType<string>()));
        }

        return faults;
    }

    /// <summary>A page that was read days ago was not read meanwhile.</summary>
    private static bool IsLongAgo(StationDay day, HiddenRota rota) => day.ReadAt < rota.Filled[0].Days[0].ReadAt - Duration.FromDays(1);

    private static StationDay ReadAt(StationDay day, Instant now) => day with { ReadAt = now - Duration.FromMinutes(2) };

    /// <summary>The days that will not be left unread, as one of the filled worlds has them.</summary>
    private static IEnumerable<StationDay> Whole(HiddenRota rota) =>
        rota.Filled[2]
            .Days.Where(day => rota.Hidden.Days.Any(hidden => hidden.Date == day.Date && !IsLongAgo(hidden, rota)))
            .Select(day =>
                day with
                {
                    Station = rota.Hidden.Station.Code,
                    ContentHash = "0",
                    Appliances =
                    [
                        .. day.Appliances.Select(
                            (row, index) => row with { Callsign = Callsign.Parse($"{rota.Hidden.Station.Code}P{index + 1}") }),
                    ],
                });

    /// <summary>Assesses as the bot does each minute, and delivers.</summary>
    private List<(string Kind, Reply Reply)> Told(HiddenRota rota)
    {
        var monitor = bot.Services.GetRequiredService<ShortageMonitor>();
        var assessment = monitor.Assess(rota.Hidden.Station.Code);
        monitor.Save(assessment);
        outbox.Add(assessment.Messages);
        List<(string, Reply)> told = [];
        foreach (
            var message in outbox
                .DueAt(bot.Now)
                .Where(message => message.Conversation == WorldsBot.ChatOf(rota.Hidden.Station.Code.Value).ToString()))
        {
            var rendered = bot.Services.GetRequiredService<IMessageRenderer>().Render(message, bot.Now);
            if (rendered.Wait)
                continue;

            outbox.Settle(message, rendered.Reply is null ? null : "1", "delivered");
            if (rendered.Reply is { } reply)
                told.Add((message.Kind, reply));
        }

        return told;
    }

    private string? FaultOf(HiddenRota rota, string kind, Reply reply)
    {
        var below = TextRun.PlainText(reply.Blocks.OfType<ReplyBlock.Paragraph>().SelectMany(paragraph => paragraph.Text.Prepend("\n")));
        var lines = reply
            .Blocks.OfType<ReplyBlock.Bullets>()
            .SelectMany(bullets => bullets.Items)
            .Select(item => (item.Mark, item.Text, Below: ""))
            .Prepend((reply.Tone, reply.Title, below));

        return lines.Select(line => FaultOf(rota.Truth, line.Item1, line.Item2, line.Item3) is { } fault
            ? $"alert {kind}: {fault}\n{rota.What} at {bot.Now}\n{TextRun.PlainText(line.Item2)}{line.Item3}"
            : null).FirstOrDefault(fault => fault is not null);
    }

    private string? FaultOf(WorldTruth truth, Tone tone, IReadOnlyList<TextRun> line, string below)
    {
        var text = TextRun.PlainText(line);
        if (text.IndexOf('P') is not (> 0 and < 4 and var at) || !char.IsDigit(text[at + 1]))
            return null;

        var pump = text[at + 1] - '1';
        var named = line.OfType<TextRun.TimestampRun>().Select(timestampRun => timestampRun.Instant).ToList();
        if (tone is Tone.Good)
            return Good(truth, pump, text, named);

        return tone is Tone.Bad ? Bad(truth, pump, text + below, named) : null;
    }

    private string? Good(WorldTruth truth, int pump, string text, List<Instant> named) =>
        text.Contains("covered", StringComparison.Ordinal)
        && !truth.IsAlways(pump, new(named[0], named[1]), phase => phase is not RunPhase.Off)
            ? "covered, and in one world it is off"
        : text.Contains("back on the run", StringComparison.Ordinal) && truth.PhasesAt(pump, bot.Now).Any(phase => phase is RunPhase.Off)
            ? "back, and in one world it is off"
        : null;

    private string? Bad(WorldTruth truth, int pump, string text, List<Instant> named)
    {
        if (named is not [var first, var end, ..])
            return text.Contains("Back ", StringComparison.Ordinal) && named is [var back] ? EndOf(truth, pump, text, back) : null;

        var run = 0;
        foreach (var quarter in WorldTruth.QuartersOf(new(Instant.Max(first, bot.Now), Instant.Max(end, bot.Now))))
        {
            run = truth.PhasesAt(pump, quarter).All(phase => phase is RunPhase.On) ? run + 1 : 0;
            if (run >= QuartersThatCount)
                return $"off, and in every world it is on at {quarter}";
        }

        return EndOf(truth, pump, text, end);
    }

    private static string? EndOf(WorldTruth truth, int pump, string text, Instant end) =>
        truth.PhasesAt(pump, end).Any(phase => phase is RunPhase.Off)
        && !text.Contains("at least", StringComparison.Ordinal)
        && !text.Contains("or longer", StringComparison.Ordinal)
            ? $"ends {end}, and in one world it goes on"
            : null;

    private void Forget(HiddenRota rota)
    {
        var known = gaps.Of(rota.Hidden.Station.Code);
        gaps.Replace(known, []);
        bot.Services.GetRequiredService<GapNotificationStore>().Forget(known);
        bot.Services.GetRequiredService<StationContactStore>().Forget(rota.Hidden.Station.Code);
        outbox.ForgetAll(outbox.Waiting());
    }
}
