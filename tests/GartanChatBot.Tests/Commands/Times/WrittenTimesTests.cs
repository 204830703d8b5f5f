using CsCheck;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Commands.Times;
using GartanChatBot.Crewing;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Tests.Commands.Times;

/// <summary>Every form in which the bot writes a time is one that it reads.</summary>
public class WrittenTimesTests
{
    private static readonly StationClock London = new(DateTimeZoneProviders.Tzdb["Europe/London"]);

    /// <summary>Quarter-hours over a year with both clock changes, and so many of them ahead.</summary>
    private static readonly Gen<(int Now, int Ahead, int Length)> Quarters =
        Gen.Select(Gen.Int[0, 365 * 96], Gen.Int[1, 20 * 96], Gen.Int[1, 3 * 96]);

    [Fact]
    public void A_moment_is_read_as_it_was_written() => Check.Sample(Quarters, quarters =>
    {
        var (now, at, _) = Of(quarters);
        var words = new TimeText(London.Zone, London.DateOf(now));
        foreach (var written in new[] { words.When(at), words.DayAndClock(at), words.Date(at) })
        {
            // Of an hour that comes twice the text says which only by what is said around it.
            if (London.Zone.MapLocal(London.LocalOf(at)).Count == 1)
                new TimeParser(London).Moment(written.Text, now).Time.ShouldBe(new Interval(at, at), $"{written.Text} at {now}");
        }
    });

    [Fact]
    public void A_span_is_read_as_it_was_written() => Check.Sample(Quarters, quarters =>
    {
        var (now, from, to) = Of(quarters);
        var words = new TimeText(London.Zone, London.DateOf(now));
        if (London.Zone.MapLocal(London.LocalOf(from)).Count != 1 || London.Zone.MapLocal(London.LocalOf(to)).Count != 1)
            return;

        foreach (var written in new[] { words.Range(new(from, to)), words.NamedRange(new(from, to)) })
        {
            var text = TextRun.PlainText(written);
            new TimeParser(London).Span(text, now).Time.ShouldBe(new Interval(from, to), $"{text} at {now}");
        }
    });

    [Fact]
    public void A_day_is_read_as_it_was_written() => Check.Sample(Quarters, quarters =>
    {
        var (now, at, _) = Of(quarters);
        var day = London.DateOf(at);
        var words = new TimeText(London.Zone, London.DateOf(now));
        foreach (var written in new[] { words.Day(at), words.Date(at) })
            new TimeParser(London).Span(written.Text, now).Time?.End.ShouldBe(London.EndOf(day), $"{written.Text} at {now}");
    });

    private static (Instant Now, Instant From, Instant To) Of((int Now, int Ahead, int Length) quarters)
    {
        var now = Instant.FromUtc(2026, 6, 9, 13, 5) + (quarters.Now * StationClock.SlotLength);
        var from = Instant.FromUtc(2026, 6, 9, 13, 0) + ((quarters.Now + quarters.Ahead) * StationClock.SlotLength);
        return (now, from, from + (quarters.Length * StationClock.SlotLength));
    }
}
