using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Commands;

/// <summary>Autocomplete with the gaps ahead, as text that the parser accepts as their time.</summary>
internal static class GapSuggestions
{
    private const int Most = 10;

    public static IEnumerable<string> Of(QuestionResolver resolver, ChatRequest request)
    {
        string[] gaps = [];
        resolver.AnswerForPumps(
            request with { Arguments = request.Arguments.Without(QuestionResolver.When.Name) },
            asked =>
            {
                gaps =
                [
                    .. asked.Pumps.SelectMany(pump => asked.GapsIn(pump, asked.Outlook))
                        .OrderBy(gap => gap.Interval.Start)
                        .Take(Most)
                        .Select(gap => TextRun.PlainText(asked.Times.NamedRange(asked.FromNowOn(gap.Interval)))),
                ];
                return Reply.Of(Tone.Plain);
            });
        return gaps;
    }
}
