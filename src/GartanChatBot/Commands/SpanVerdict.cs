using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Answers whether a pump is on the run over a period: the worst state is the verdict, with the times of each state.</summary>
internal static class SpanVerdict
{
    public static Reply Of(ResolvedQuestion asked, Interval span)
    {
        SpanOutlook[] outlooks = [.. asked.Pumps.Select(pump => new SpanOutlook(asked, pump, span))];
        var reply = Reply.Of(outlooks[0].Tone, outlooks[0].Sentence())
            .Bullets([.. outlooks.Skip(1).Select(outlook => new Bullet(outlook.Sentence(), outlook.Tone))])
            with
        { About = Gap.Around(outlooks.SelectMany(outlook => outlook.Gaps), span) };

        return asked.Tense is not Tense.Past && outlooks.FirstOrDefault(outlook => outlook.Gaps.Count > 0) is { } off
            ? reply.Buttons(
                asked.Button("What would fix it", "fix", off.Pump, Words(asked)), asked.Button("Who's on", "now", off.Pump, Words(asked)))
            : reply;
    }

    private static string Words(ResolvedQuestion asked) => SaidTimes.Iso(asked, asked.Said!.Value);
}
