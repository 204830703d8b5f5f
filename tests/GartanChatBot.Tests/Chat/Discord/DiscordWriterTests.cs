using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using GartanChatBot.Chat.Discord.Wire;
using GartanChatBot.Chat.Discord.Writing;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Tests.Commands;
using NodaTime;

namespace GartanChatBot.Tests.Chat.Discord;

/// <summary>How replies look in Discord: every answer of the reference station as its card, and what no text may do to one.</summary>
public sealed partial class DiscordWriterTests : IDisposable
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly TestRota rota = new();

    [Theory]
    [InlineData("who's on now?", "now")]
    [InlineData("is P1 on the run?", "pump")]
    [InlineData("why are we off?", "why")]
    [InlineData("until when?", "until")]
    [InlineData("is Cedar about?", "crew")]
    [InlineData("who can drive right now?", "skill")]
    [InlineData("how thin are we?", "dependson")]
    [InlineData("when are we next short?", "next")]
    [InlineData("next 24 hours?", "timeline")]
    [InlineData("show the week", "week")]
    [InlineData("what would fix it?", "fix")]
    [InlineData("what if Gorse books off tonight 18-23?", "whatif")]
    [InlineData("Saturday morning?", "who")]
    [InlineData("my hours this week?", "hours")]
    [InlineData("am I on?", "me")]
    [InlineData("status", "status")]
    [InlineData("nice weather", "unknown-text")]
    [InlineData("is Cedr about?", "crew-unknown")]
    public async Task An_answer_is_a_card(string question, string snapshot)
    {
        var reply = await rota.ReplyAsync(question, request => request with { As = "BIRCH, RJ" });

        Show(reply).ShouldBeAsApprovedJson($"discord-{snapshot}");
    }

    [Theory]
    [InlineData("now", "off-now")]
    [InlineData("why are we off?", "off-why")]
    [InlineData("fix", "off-fix")]
    public async Task Off_the_run_is_red_and_says_why(string question, string snapshot)
    {
        rota.Now = TestRota.At("2026-06-09T16:20");
        rota.ReadAt = TestRota.At("2026-06-09T16:18");

        Show(await rota.ReplyAsync(question)).ShouldBeAsApprovedJson($"discord-{snapshot}");
    }

    [Fact]
    public async Task A_reading_that_is_too_old_is_grey()
    {
        rota.ReadAt = TestRota.At("2026-06-09T12:00");

        var card = DiscordWriter.Write(await rota.ReplyAsync("now")).Embeds[0];

        card.Title!.ShouldStartWith("⚪");
        card.Color.ShouldBe(0x95A5A6);
        card.Footer!.Text.ShouldContain("old");
    }

    [Theory]
    [InlineData("**BOLD**", "\\*\\*BOLD\\*\\*")]
    [InlineData("@everyone", "@\u200Beveryone")]
    [InlineData("<@123>", "\\<@\u200B123\\>")]
    [InlineData("[a](http://x)", "\\[a\\](http\\://x)")]
    [InlineData("```x", "\\`\\`\\`x")]
    [InlineData("- a", "\\- a")]
    [InlineData("# a", "\\# a")]
    [InlineData("||spoiler||", "\\|\\|spoiler\\|\\|")]
    [InlineData("a\nb", "a\uFFFDb")]
    [InlineData("\u202Egnirts", "gnirts")]
    [InlineData("<t:1:R>", "\\<t:1:R\\>")]
    public void A_name_dresses_nothing_and_calls_nobody(string name, string written)
    {
        var card = DiscordWriter.Write(Reply.Of(Tone.Plain, "x").Paragraph(name)).Embeds[0];

        card.Description.ShouldBe(written);
    }

    [Fact]
    public void Moments_stay_in_station_time_and_only_what_ticks_is_Discords()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/London"];
        var at = Instant.FromUtc(2026, 6, 9, 15, 0);
        var reply = Reply
            .Of(Tone.Thin, "x")
            .Paragraph(
                "Until ", new TextRun.TimestampRun(at, zone, TimestampStyle.Clock),
                new TextRun.TimestampRun(at, zone, TimestampStyle.Ticking));

        DiscordWriter.Write(reply).Embeds[0].Description.ShouldBe("Until 16:00 (<t:1781017200:R>)");
    }

    [Fact]
    public void Many_lines_are_cut_between_two_of_them_and_counted()
    {
        var card = DiscordWriter
            .Write(Reply.Of(Tone.Plain, "x").Bullets([.. Enumerable.Range(0, 500).Select(i => new Bullet([$"line number {i}"]))]))
            .Embeds[0];

        card.Description!.Length.ShouldBeLessThanOrEqualTo(4096);
        var kept = card.Description.Split('\n').Length - 1;
        card.Description.ShouldEndWith($"\n+{500 - kept} more");
    }

    [Fact]
    public void Bars_that_are_cut_keep_their_frame()
    {
        var card = DiscordWriter
            .Write(
                Reply
                    .Of(Tone.Plain, "x")
                    .With(new ReplyBlock.FixedWidthBlock([.. Enumerable.Range(0, 400).Select(_ => "Tue ████████████")])))
            .Embeds[0];

        card.Description!.ShouldStartWith("```\nTue");
        card.Description.ShouldContain("\n```\n+");
    }

    [Fact]
    public void Five_choices_are_buttons_and_more_are_a_menu()
    {
        static ReplyButton Choice(int i) => new($"Choice {i}", $"/crew {i}");
        var body = DiscordWriter.Write(
            Reply.Of(Tone.Plain, "x").Buttons(Enumerable.Range(0, 5).Select(Choice)).Buttons(Enumerable.Range(5, 30).Select(Choice)));

        body.Components.Count.ShouldBe(2);
        body.Components[0].Components!.Select(button => button.CustomId).ShouldBe(["/crew 0", "/crew 1", "/crew 2", "/crew 3", "/crew 4"]);
        body.Components[1].Components!.ShouldHaveSingleItem().Options!.Count.ShouldBe(25);
    }

    [Fact]
    public void An_id_stands_in_a_message_once()
    {
        var body = DiscordWriter.Write(
            Reply
                .Of(Tone.Plain, "x")
                .Buttons(new ReplyButton("A", "/now"), new ReplyButton("B", "/now"), new ReplyButton("C", "/now") { KeepsMessage = true }));

        body.Components.ShouldHaveSingleItem().Components!.Select(button => button.CustomId).ShouldBe(["/now", "+/now"]);
    }

    [Fact]
    public void No_text_breaks_a_limit() =>
        Gen.Select(Gen.String[0, 5000], Gen.String[0, 400], Gen.String[0, 5000], Gen.String[0, 120], Gen.Int[0, 40])
            .Sample(
                (line, title, age, label, lines) =>
                {
                    var reply = Reply
                        .Of(Tone.Bad, title)
                        .Bullets([.. Enumerable.Range(0, lines).Select(_ => new Bullet([line]))])
                        .Footnote(age)
                        .Buttons(new ReplyButton(label, "/now"));

                    var body = DiscordWriter.Write(reply);

                    var card = body.Embeds.ShouldHaveSingleItem();
                    ((card.Title ?? "") + card.Description).Length.ShouldBeGreaterThan(0);
                    (card.Title?.Length ?? 0).ShouldBeLessThanOrEqualTo(256);
                    (card.Description?.Length ?? 0).ShouldBeLessThanOrEqualTo(4096);
                    (card.Footer?.Text.Length ?? 0).ShouldBeLessThanOrEqualTo(2048);
                    var letters = (card.Title?.Length ?? 0) + (card.Description?.Length ?? 0) + (card.Footer?.Text.Length ?? 0);
                    letters.ShouldBeLessThanOrEqualTo(6000);
                    body.AllowedMentions.Parse.ShouldBeEmpty();
                    foreach (var button in body.Components.SelectMany(row => row.Components!))
                        button.Label!.Length.ShouldBeInRange(1, 80);
                }, iter: 300);

    public void Dispose() => rota.Dispose();

    private string Show(Reply reply)
    {
        var json = JsonNode
            .Parse(JsonSerializer.Serialize(DiscordWriter.Write(reply), DiscordJson.Default.MessagePayload))!
            .ToJsonString(Readable);
        return Pair().Replace(json, pair => Regex.Unescape(pair.Value));
    }

    /// <summary>The serializer writes marks as two halves; people read them whole.</summary>
    [GeneratedRegex(@"\\u[dD][89abAB]..\\u[dD][c-fC-F]..", RegexOptions.None, 1000)]
    private static partial Regex Pair();
}
