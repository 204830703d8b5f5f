using CsCheck;
using GartanChatBot.Chat.Telegram.Sending;

namespace GartanChatBot.Tests.Chat.Telegram.Sending;

/// <summary>Long texts come in parts that are whole in themselves.</summary>
public class HtmlMessageSplitterTests
{
    [Fact]
    public void A_short_text_is_one_message() => HtmlMessageSplitter.Messages("<b>a</b> &lt;b").ShouldBe(["<b>a</b> &lt;b"]);

    [Fact]
    public void Tags_and_entities_do_not_count_as_they_are_written()
    {
        var html = $"<b>{string.Concat(Enumerable.Repeat("&amp;", HtmlMessageSplitter.LongestMessage))}</b>";

        HtmlMessageSplitter.Messages(html).ShouldBe([html]);
        HtmlMessageSplitter.Messages(html + "x").Count.ShouldBe(2);
    }

    [Fact]
    public void A_long_text_is_cut_where_a_line_ends()
    {
        var line = new string('a', 1000);

        var parts = HtmlMessageSplitter.Messages(string.Join('\n', Enumerable.Repeat(line, 9)));

        parts.ShouldBe([$"{line}\n{line}\n{line}\n{line}", $"{line}\n{line}\n{line}\n{line}", line]);
    }

    [Fact]
    public void What_is_open_at_a_cut_is_closed_and_opened_again()
    {
        var line = new string('a', 3000);

        var parts = HtmlMessageSplitter.Messages($"<pre>{line}\n{line}</pre>\n<i>end</i>");

        parts.ShouldBe([$"<pre>{line}</pre>", $"<pre>{line}</pre>\n<i>end</i>"]);
    }

    [Fact]
    public void A_line_without_end_is_cut_but_never_within_a_pair_of_surrogates()
    {
        var parts = HtmlMessageSplitter.Messages("a" + string.Concat(Enumerable.Repeat("🔴", 3000)));

        parts.Count.ShouldBe(2);
        parts.ShouldAllBe(part =>
            part.Length <= HtmlMessageSplitter.LongestMessage
            && !part.Contains('\uFFFD')
            && part.EnumerateRunes().All(rune => rune != System.Text.Rune.ReplacementChar));
        string.Concat(parts).Length.ShouldBe(6001);
    }

    [Fact]
    public void Below_a_picture_stands_what_fits_and_the_rest_follows()
    {
        var line = new string('a', 600);

        var (caption, messages) = HtmlMessageSplitter.Captioned($"{line}\n{line}\n{line}");

        caption.ShouldBe(line);
        messages.ShouldBe([$"{line}\n{line}"]);
        HtmlMessageSplitter.Captioned("short").Messages.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_never_sent() => HtmlMessageSplitter.Messages("").ShouldBe(["…"]);

    [Fact]
    public void No_part_is_too_long_and_no_letter_is_lost() =>
        (
            from lines in Gen.Select(Gen.OneOf("<b>", "<pre>", "<i>", ""), Gen.Int[0, 5000], Gen.OneOf("a", "🔴", "&lt;")).Array[0, 8]
            select lines
        ).Sample(
            lines =>
            {
                var html = string.Join(
                    '\n',
                    lines.Select(line =>
                        line.Item1
                        + string.Concat(Enumerable.Repeat(line.Item3, line.Item2))
                        + line.Item1.Replace("<", "</", StringComparison.Ordinal)));

                var parts = HtmlMessageSplitter.Messages(html);

                foreach (var part in parts)
                {
                    HtmlMessageSplitter.Visible(part).Length.ShouldBeLessThanOrEqualTo(HtmlMessageSplitter.LongestMessage);
                    HtmlMessageSplitter.Visible(part).Trim().ShouldNotBeEmpty();
                }

                Letters(string.Concat(parts.Select(HtmlMessageSplitter.Visible))).ShouldBe(Letters(HtmlMessageSplitter.Visible(html)));
            }, iter: 200);

    private static int Letters(string text) => text.Count(letter => letter is not ('\n' or '…'));
}
