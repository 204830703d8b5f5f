using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Fixes;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Describes a fix report: who could close the gap and how; without names, only what it takes.</summary>
internal sealed class FixText(ResolvedQuestion asked, Gap gap, FixReport report)
{
    private const int MaxFixes = 8;
    private const int MaxSets = 3;

    private static readonly string[] Numbers = ["No", "One", "Two", "Three", "Four", "Five"];

    public Reply Reply()
    {
        IReadOnlyList<TextRun> when = [asked.Pumps.Count > 1 ? $"{gap.Callsign} gap " : "Gap ", .. asked.Gaps.Range(gap)];

        if (gap.Source is GapSource.Gartan)
        {
            return Chat.Replies.Reply.Of(
                Tone.Bad, [.. when, $" – {CrewingText.OnlyGartan}; there's enough crew, so changing hours won't fix it."]);
        }

        if (!asked.Names.AreShown)
            return Chat.Replies.Reply.Of(Tone.Bad, [.. when, $" – {Anonymous()}"]);

        IReadOnlyList<TextRun> needs = [.. when, $" – needs {Needs()}."];

        var reply = report.Whole is [{ People.Count: 1 }, ..] ? Singles(needs) : Sets(needs);
        return asked.Timeline.StatesIn(gap.Callsign, gap.Interval).Any(segment => segment.State.Mismatch)
            ? reply.Paragraph("For part of it there's enough crew but Gartan shows the pump off: changing hours won't fix that.")
            : reply;
    }

    /// <summary>The best there is in one line: two people of whom one would do, or who together; without names what it takes.</summary>
    public IReadOnlyList<TextRun> Shortest()
    {
        if (gap.Source is GapSource.Gartan)
            return ["nobody's hours would fix it"];
        if (!asked.Names.AreShown)
            return [Anonymous()];

        return report.Whole switch
        {
            [] => ["no few people who could be asked would do"],
            [{ People: [var only] }] => Sentence(only),
            [{ People: [var first] }, { People: [var second] }, ..] => [.. Sentence(first), ", or ", .. Sentence(second)],
            [var smallest, ..] => [string.Join(" + ", smallest.People.Select(person => asked.Names.Of(person.Member))), " together"],
        };
    }

    private Reply Singles(IReadOnlyList<TextRun> needs)
    {
        // Among equal costs, staying longer is easier than coming in.
        var easiest = report.Whole.Select(fix => fix.People[0]);
        var reply = Chat.Replies.Reply.Of(Tone.Bad, [.. needs, report.Whole.Count == 1 ? " One way:" : " Any one of:"])
            .With(new ReplyBlock.Bullets([.. easiest.Take(MaxFixes).Select(person => new Bullet(Sentence(person)))], Numbered: true));

        return report.Whole.Count > MaxFixes ? reply.Paragraph($"+{report.Whole.Count - MaxFixes} more") : reply;
    }

    private Reply Sets(IReadOnlyList<TextRun> needs)
    {
        List<TextRun> text = ["No one person covers it all."];

        foreach (var part in report.Parts.Take(MaxSets))
        {
            text.AddRange([$" {asked.Names.Of(part.People[0].Member)} alone covers ", .. Within(part.Covers), "."]);
        }

        text.Add(report.Whole switch
        {
            [] => " No small group of available people can close it.",
            [{ People.Count: 2 }, ..] => $" Two people: {Pairs()}.",
            [var first, ..] => $" {Number(first)} people: {Larger()}.",
        });

        return Chat.Replies.Reply.Of(Tone.Bad, needs).Paragraph(text);
    }

    private IReadOnlyList<TextRun> Sentence(Extension person)
    {
        var (name, time) = (asked.Names.Of(person.Member), LengthText.Of(person.AddedTime));

        return person.Kind switch
        {
            // The gap has begun: someone who has left must come back, and a start can't be in the past.
            ExtensionKind.StaysLonger when person.Added.Start < asked.At =>
            [
                $"{name} comes back until ", asked.Times.When(person.Added.End),
            ],
            ExtensionKind.StartsEarlier when person.Added.Start <= asked.At =>
                [$"{name} starts now instead of ", asked.Times.When(person.Added.End)],
            ExtensionKind.StaysLonger => [$"{name} stays {time} longer"],
            ExtensionKind.StartsEarlier => [$"{name} starts {time} earlier"],
            _ => [$"{name} comes in ", .. Within(person.Added)],
        };
    }

    /// <summary>Groups pairs by their first name: <c>Alder + Birch or Cedar; or Birch + Elm</c>.</summary>
    private string Pairs()
    {
        var page = asked.Timeline.Members.Index().ToDictionary(member => member.Item, member => member.Index);
        var groups = report.Whole.Take(MaxFixes * 2)
            .Select(fix => fix.People.Select(person => person.Member).OrderBy(member => page[member]).ToArray())
            .OrderBy(pair => page[pair[0]]).ThenBy(pair => page[pair[1]])
            .GroupBy(pair => asked.Names.Of(pair[0]), pair => asked.Names.Of(pair[1]), StringComparer.Ordinal)
            .Select(group => $"{group.Key} + {ListText.Of([.. group], "or")}");

        return string.Join("; or ", groups);
    }

    private string Larger() =>
        string.Join("; or ", report.Whole.Take(MaxSets).Select(fix =>
            string.Join(" + ", fix.People.Select(person => asked.Names.Of(person.Member)))));

    private string Needs() =>
        ListText.Of([.. Missing.Select(count => $"{count.Shortfall} {CrewingText.NameOf(count.Name)}")]);

    private IEnumerable<RequirementCount> Missing => report.Shortfall.Where(count => count.Shortfall > 0);

    private string Anonymous() => report.Whole switch
    {
        [] => $"needs {Needs()}. No small group of available people can close it.",
        [{ People.Count: 1 }, ..] when Missing.Count() == 1 => $"{Needs()} for {LengthText.Of(gap.Length)} would do.",
        [{ People.Count: 1 }, ..] => $"needs {Needs()}. One more person could do it.",
        [var first, ..] => $"needs {Needs()}. {Number(first)} more people could do it.",
    };

    private static string Number(Fix fix) => Numbers[Math.Min(fix.People.Count, Numbers.Length - 1)];

    /// <summary>A range without weekday if it is on the gap's own day.</summary>
    private IReadOnlyList<TextRun> Within(Interval interval)
    {
        var clock = asked.Rota.Station.Clock;
        return
            clock.DateOf(interval.Start) == clock.DateOf(gap.Interval.Start)
            && clock.DateOf(interval.End) == clock.DateOf(gap.Interval.Start)
            ? [asked.Times.Clock(interval.Start), "–", asked.Times.Clock(interval.End)]
            : asked.Times.Range(interval);
    }
}
