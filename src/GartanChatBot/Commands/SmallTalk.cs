using System.Text.RegularExpressions;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Commands.Words;

namespace GartanChatBot.Commands;

/// <summary>Short replies to greetings and thanks, which would otherwise get the menu.</summary>
internal static partial class SmallTalk
{
    public static Reply? AnswerTo(string text) => NormalizedText.Of(text) switch
    {
        var words when Thanks().IsMatch(words) => Reply.Of(Tone.Plain, "Any time."),
        var words when Hello().IsMatch(words) => Reply.Of(Tone.Plain, "Hello. Ask me who's on."),
        var words when Goodbye().IsMatch(words) => Reply.Of(Tone.Plain, "Stay safe."),
        var words when Again().IsMatch(words) => Reply.Of(Tone.Plain, "Ask me again any way you like: who's on, until when, what's short."),
        // "All good?" with a question mark is a question about the pump.
        var words when !text.Contains('?', StringComparison.Ordinal) && Agreed().IsMatch(words) =>
            Reply.Of(Tone.Plain, "👍") with { IsNod = true },
        _ => null,
    };

    [GeneratedRegex(
        "^(?:ok |great |brilliant |lovely |perfect |many |much )?"
            + "(?:thanks|thank you|thankyou|thx|tks|ta|cheers|nice one|good bot|much appreciated|appreciated)"
            + "(?: (?:a lot|very much|so much|loads|mate|bot|all|again|for that|pal|buddy|lads|boss|you|then|everyone))*$",
        RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Thanks();

    [GeneratedRegex(
        "^(?:hi|hello|hey|hiya|hullo|howdy|yo|morning|evening|afternoon"
            + "|good (?:morning|evening|afternoon|day)|greetings|how are (?:you|u)|you ok|you alright)"
            + "(?: (?:all|mate|bot|there|lads|everyone|folks|today|boss|doing))*$",
        RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hello();

    [GeneratedRegex(
        "^(?:bye|goodbye|good night|night|nighty? night|see (?:you|ya)|cya|later|take care)"
            + "(?: (?:all|bye|mate|bot|then|lads|everyone|folks|later|tomorrow))*$",
        RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Goodbye();

    [GeneratedRegex(
        "^(?:one more time|once more|again|say (?:it|that) again|come again|pardon|what|eh)(?: (?:please|mate|bot|then))*$",
        RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Again();

    [GeneratedRegex(
        "^(?:ok|okay|all right|alright|k|kk|cool|great|good|fine|nice|lovely|perfect|brilliant|excellent|fab|super|sweet|sound|understood"
            + "|roger|right|yes|yep|yeah|no|nope|nah|lol|haha|sorry|no worries|no problem|no probs|np|fair enough|will do|got you"
            + "|👍|👌|🙏|❤️?|good stuff|all good)"
            + "(?: (?:ok|okay|then|mate|bot|lads|good|great|cool|that|one|job|stuff|work))*$",
        RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Agreed();
}
