using CsCheck;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Commands.Times;

namespace GartanChatBot.Tests.Commands;

/// <summary>Sentences put together at random: question, subject and time in any order; and with a word that nobody knows.</summary>
public sealed class SentencesTests : IDisposable
{
    private static readonly (string Words, string Command)[] Questions =
    [
        ("are we on the run", "/pump"), ("is p1 on the run", "/pump K41P1"), ("are we off the run", "/pump off"), ("who's on", "/now"),
        ("how many on", "/now"), ("is cedar on", "/crew Cedar"), ("where's gorse", "/crew Gorse"),
        ("who can drive", "/skill driver"),
        ("any officers", "/skill officer"), ("do we have ba", "/skill ba"), ("am i on", "/me"), ("why are we off", "/why"),
        ("any gaps", "/next"), ("are we short", "/next"), ("what would fix it", "/fix"), ("how thin are we", "/dependson"),
        ("am i needed", "/needme"), ("can i book off", "/canigo"), ("what if birch books off", "/whatif off Birch"),
        ("what if birch and dogwood book off", "/whatif off Birch, Dogwood"), ("what if cedar books on", "/whatif on Cedar"),
    ];

    private static readonly string[] Times =
    [
        "tonight", "tomorrow", "tomorrow morning", "friday night", "saturday", "this weekend", "12 june", "from 6 to 11",
        "tonight from 8 till 10", "between 16:00 and 17:00",
    ];

    private static readonly string[] Strange = ["banana", "kestrel", "purple", "mondayish", "wibble", "seventeenfold", "oak"];

    private readonly TestRota rota = new();

    [Fact]
    public async Task A_time_may_stand_before_or_behind_the_question()
    {
        foreach (var (words, command) in Questions)
        {
            foreach (var time in Times)
            {
                var expected = await AskAsync($"{command} {time}");
                (await AskingAsync($"{command} {time}")).Answered.ShouldBeTrue($"{command} {time}: {expected}");

                (await AskAsync($"{words} {time}?")).ShouldBe(expected, $"{words} {time}");
                (await AskAsync($"{time} {words}")).ShouldBe(expected, $"{time} {words}");
            }
        }
    }

    /// <summary>Whoever adds a word means something by it: it is never passed over.</summary>
    [Fact]
    public void A_word_that_nobody_knows_is_never_hidden() =>
        Check.Sample(
            Gen.Select(OneOf(Questions), OneOf(Times), OneOf(Strange), Gen.Int[0, 12]),
            (question, time, strange, place) =>
            {
                List<string> words = [.. $"{question.Words} {time}".Split(' ')];
                words.Insert(Math.Min(place, words.Count), strange);
                var sentence = string.Join(' ', words);

                var reply = AskingAsync(sentence).GetAwaiter().GetResult();

                reply.Answered.ShouldBeFalse(sentence);
                var said = TextRun.PlainText(reply.Title);

                // A word amid the two times of a span makes them two moments: the first fault that is found is told.
                if (!said.StartsWith(TimeSentence.OneAtATime, StringComparison.Ordinal))
                    said.ShouldContain(strange, Case.Insensitive, sentence);
            },
            iter: 300,
            threads: 1);

    /// <summary>Words behind a command are taken or refused.</summary>
    [Theory]
    [InlineData("/now banana")]
    [InlineData("/why K41P1 banana")]
    [InlineData("/until K41P1 banana tonight")]
    [InlineData("/status banana")]
    [InlineData("/week banana")]
    [InlineData("/dependson K41P1 tonight banana")]
    public async Task An_argument_too_many_is_refused(string command)
    {
        var reply = await AskingAsync(command);

        reply.Answered.ShouldBeFalse();
        TextRun.PlainText(reply.Title).ShouldContain("banana");
    }

    public void Dispose() => rota.Dispose();

    private static Gen<T> OneOf<T>(T[] choices) => Gen.Int[0, choices.Length - 1].Select(index => choices[index]);

    private Task<string> AskAsync(string text) => rota.AskAsync(text, request => request with { As = "ELM, SJ" });

    private Task<Reply> AskingAsync(string text) => rota.ReplyAsync(text, request => request with { As = "ELM, SJ" });
}
