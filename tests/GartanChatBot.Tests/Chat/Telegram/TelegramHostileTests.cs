using CsCheck;
using FakeBotApi;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Telegram.Sending;

namespace GartanChatBot.Tests.Chat.Telegram;

/// <summary>
/// Whatever strangers, names and arguments hold: it breaks no markup, reaches no other chat and brings no token to light.
/// </summary>
public class TelegramHostileTests
{
    private static readonly string[] Nasty =
    [
        "<b>",
        "</b>",
        "</pre>",
        "<a href=\"tg://user?id=1\">x</a>",
        "&",
        "&amp;",
        "&#60;",
        "&lt",
        "\"",
        "'",
        "<",
        ">",
        "<!--",
        "]]>",
        "\0",
        "\u001b[31m",
        "\u202e",
        "\u2066",
        "\ud83d",
        "\udd25",
        "🔥",
        "\n",
        "\r\n",
        "\t",
        "\u2028",
        "–",
        " – ",
        "`",
        "*_~",
        "{0}",
        "%s",
        "@all",
        "/mute 7d",
        "е́",
        "\uFFFD",
        "tg://",
        "a",
    ];

    private static readonly Gen<string> Text = Gen.OneOf(Gen.OneOf(Nasty), Gen.String).Array[0, 6].Select(string.Concat);

    private static readonly Gen<TextRun> Spans = Gen.Select(Text, Gen.Int[0, 2]).Select(pair => pair.Item2 switch
    {
        0 => (TextRun)new TextRun.Plain(pair.Item1),
        1 => new TextRun.Strong(pair.Item1),
        _ => new TextRun.Emphasis(pair.Item1),
    });

    private static readonly Gen<ReplyBlock> Blocks = Gen.Select(Spans.Array[1, 3], Text, Gen.Int[0, 4], Gen.Int[1, 60])
        .Select(parts =>
            parts.Item3 switch
            {
                0 => (ReplyBlock)new ReplyBlock.Paragraph([.. Enumerable.Repeat(parts.Item1, parts.Item4).SelectMany(spans => spans)]),
                1 => new ReplyBlock.Bullets([.. Enumerable.Repeat(new Bullet(parts.Item1, Tone.Bad), parts.Item4)], Numbered: true),
                2 => new ReplyBlock.Facts([.. Enumerable.Repeat(new Fact(parts.Item2, parts.Item1), parts.Item4)]),
                3 => new ReplyBlock.FixedWidthBlock([.. Enumerable.Repeat(parts.Item2, parts.Item4)]),
                _ => new ReplyBlock.Footnote(parts.Item1),
            });

    [Fact]
    public void Any_reply_parses_and_fits_whatever_is_in_it() =>
        Gen.Select(Spans.Array[0, 3], Blocks.Array[0, 6]).Sample((title, blocks) =>
        {
            var reply = new Reply(Tone.Thin, title, blocks);

            foreach (var part in HtmlMessageSplitter.Messages(TelegramWriter.Html(reply)))
            {
                var read = new HtmlReader(part).Read();
                read.Text.Length.ShouldBeInRange(1, HtmlMessageSplitter.LongestMessage);
                read.Text.ShouldBe(HtmlMessageSplitter.Visible(part));
                read.Text.EnumerateRunes().ShouldAllBe(rune => rune.Value == '\n' || !System.Text.Rune.IsControl(rune));
                read.Entities.Select(entity => entity.Type).ShouldBeSubsetOf(["bold", "italic", "pre"]);
            }
        }, iter: 2000);

    [Fact]
    public void Any_label_makes_a_button_that_Telegram_takes() =>
        Gen.Select(Text, Text)
            .Sample(
                (label, command) =>
                {
                    foreach (
                        var button in InlineKeyboardBuilder
                            .Of(Reply.Of(Tone.Plain, "x").Buttons(new ReplyButton(label, command)))
                            ?.InlineKeyboard.SelectMany(row => row)
                            ?? [])
                    {
                        button.Text.Trim().ShouldNotBeEmpty();
                        System.Text.Encoding.UTF8.GetByteCount(button.CallbackData!).ShouldBeInRange(0, 64);
                    }
                },
                iter: 500);

    [Fact]
    public async Task Hostile_words_are_answered_where_they_were_said_and_nowhere_else()
    {
        await using var bot = await TelegramBot.PrepareAsync();
        var crew = bot.Telegram.Supergroup("Crew <b>&</b> \u202e");
        bot.LiftLimits();
        await bot.Admit(crew.Id).RunServiceAsync();
        var birch = bot.Birch;
        birch.FirstName = "<b>Birch</b> & \u202eCo";
        var quiet = bot.Telegram.User("Elm").Chat;

        string[] hostile =
        [
            .. Nasty.Where(text => !text.Any(char.IsSurrogate) || text.Length > 1).Select(text => $"/crew {text}x"),
            $"/skill {new string('<', 3000)}",
            $"/who {new string('&', 3900)}",
            "/pump \"; DROP TABLE",
            $"/crew {bot.Telegram.Token}",
            "/whatif off \"<i>\" 18-23",
            "/start <script>",
            "/start q_AAAAAAAAAAAAAAAA",
        ];
        foreach (var text in hostile)
        {
            birch.Says(text);
            await bot.Telegram.NextMessageAsync(birch.Chat);
        }

        quiet.FromBot.ShouldBeEmpty();
        crew.FromBot.ShouldBeEmpty();
        bot.Log.GetSnapshot().ShouldAllBe(record => !record.Message.Contains("bug in GartanChatBot") && !record.Message.Contains("Birch"));
        bot.NothingLogsTheToken();
    }
}
