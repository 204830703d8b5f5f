using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>The station at one moment: each pump's verdict and its reasons, the crew on, and who comes on next.</summary>
internal sealed class CrewCard(ResolvedQuestion asked, Instant at)
{
    private const int MaxPeople = 8;
    private const int MaxComing = 3;

    public static readonly Duration ComingSoon = Duration.FromHours(48);

    private readonly IReadOnlyList<MemberState> crew = asked.Timeline.CrewAt(at);

    public IReadOnlyList<ApplianceOutlook> Outlooks { get; } = [.. asked.Pumps.Select(pump => new ApplianceOutlook(asked, pump, at))];

    /// <summary>Adds everything below the first pump's verdict.</summary>
    public Reply Complete(Reply reply)
    {
        reply = reply with { About = new(at, at), LooksTo = at + ComingSoon };
        foreach (var (index, outlook) in Outlooks.Index())
        {
            if (index > 0)
                reply = reply.Bullets(new Bullet([outlook.Headline], outlook.Tone));

            if (outlook.Until is { Count: > 0 } until)
                reply = reply.Paragraph([.. ListText.Capital(until), .. Ticking(outlook)]);

            if (outlook.State.Requirements.Count > 0)
                reply = reply.Paragraph(CrewingText.Tally(outlook.State), index > 0 ? $" – spare from {Outlooks[0].Pump}" : "");
        }

        return WithPeople(reply);
    }

    private Reply WithPeople(Reply reply)
    {
        MemberState[] on = [.. crew.Where(member => member.Available).OrderBy(Seat)];
        MemberState[] committed = [.. crew.Where(member => member.Committed)];

        reply = on.Length == 0
            ? reply.Paragraph([Nobody(asked, crew.All(member => member.Readable)), .. Coming(" Next: ", 1, ".")])
            : reply.Bullets([.. on.Take(MaxPeople).Select(OnLine)]);

        if (on.Length > MaxPeople)
            reply = reply.Paragraph($"+{on.Length - MaxPeople} more");

        if (committed.Length > 0)
            reply = reply.Paragraph($"Out at an incident: {ListText.Of([.. committed.Select(asked.Names.Of)])}");

        return on.Length > 0 && Coming("Next back: ", MaxComing) is { Count: > 0 } coming ? reply.Paragraph(coming) : reply;
    }

    private Bullet OnLine(MemberState member)
    {
        List<TextRun> line = [.. Introduced(asked, member), " → ", .. UntilOf(member)];

        if (OnlyOne(member) is { } skill)
            line.Add($" ← only {CrewingText.NameOf(skill)}");

        return new(line);
    }

    public static string Nobody(ResolvedQuestion asked, bool isRead) =>
        $"Nobody {asked.Verb("was", "is", "is")} booked on{(isRead ? "" : ", as far as I can read")}.";

    /// <summary><c>Birch CC, officer · BA</c></summary>
    public static IReadOnlyList<TextRun> Introduced(ResolvedQuestion asked, MemberState member)
    {
        var skills = CrewingText.SkillLine(member) is { Length: > 0 } known ? $", {known}" : "";
        return asked.Names.AreShown
            ? [new TextRun.Strong(asked.Names.Of(member)), $"{asked.Names.RankAfter(member)}{skills}"]
            : [$"{asked.Names.Of(member)}{skills}"];
    }

    /// <summary><c>18:00</c>, <c>at least 23 Jun</c></summary>
    public IReadOnlyList<TextRun> UntilOf(MemberState member) =>
        member.Until is { } until ? [asked.Times.When(until)]
        : asked.Timeline.CoverageAround(at) is { } coverage ? ["at least ", asked.Times.ShortDay(coverage.End)]
        : ["?"];

    /// <summary>The skill that only this member holds, so that a pump goes off when they leave; null when there is none.</summary>
    public string? OnlyOne(MemberState member)
    {
        foreach (var outlook in Outlooks)
        {
            if (outlook is { State.Phase: RunPhase.On, EndsThen: true } && member.Until == outlook.Run.End)
            {
                var lost = outlook.StateAtEnd.Unmet
                    .FirstOrDefault(name => member.SkillNames.Contains(name) && CrewingText.Have(outlook.State, name) == 1);
                if (lost is not null)
                    return lost;
            }
        }

        return null;
    }

    private IReadOnlyList<TextRun> Coming(string opening, int most, string ending = "")
    {
        List<TextRun> line = [];
        var coming = crew
            .Where(member => !member.Available && member.Next is { } next && next - at <= ComingSoon)
            .OrderBy(member => member.Next)
            .Take(most);

        foreach (var member in coming)
        {
            line.Add(line.Count == 0 ? opening : ", ");
            line.Add($"{asked.Names.Of(member)} ");
            line.Add(asked.Times.When(member.Next!.Value));
        }

        if (line.Count > 0 && ending.Length > 0)
            line.Add(ending);

        return line;
    }

    /// <summary>Sort key: officers, then drivers, then the rest, each in page order.</summary>
    public static int Seat(MemberState member) => member.SkillNames.Contains("officer") ? 0 : member.SkillNames.Contains("driver") ? 1 : 2;

    private TextRun[] Ticking(ApplianceOutlook outlook) => outlook.EndsThen && at == asked.At ? [asked.Times.Ticking(outlook.Run.End)] : [];
}
