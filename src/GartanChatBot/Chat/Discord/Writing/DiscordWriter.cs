using GartanChatBot.Chat.Discord.Wire;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat.Discord.Writing;

/// <summary>Renders a reply as an embed: verdict with its mark on top, colour by tone, age in the footer, buttons below.</summary>
internal static class DiscordWriter
{
    private const int LongestTitle = 256;
    private const int LongestDescription = 4096;
    private const int LongestFooter = 2048;
    private const int LongestCard = 6000;

    private static readonly DiscordMarkdown Markdown = new();

    public static MessagePayload Write(Reply reply) => new() { Embeds = [Card(reply)], Components = ActionRowBuilder.Of(reply) };

    private static Embed Card(Reply reply)
    {
        var headline = Markdown.Headline(reply);
        var below = Markdown.Body(reply.Blocks.Where(block => block is not ReplyBlock.Footnote));
        var footer = EmbedText.Cut(FooterOf(reply), LongestFooter);

        // A verdict too long for a headline becomes body text.
        if (headline.Length > LongestTitle)
            (headline, below) = ("", $"{headline}\n{below}".Trim());
        if (headline.Length == 0 && below.Length == 0)
            below = "–";

        var room = Math.Min(LongestDescription, LongestCard - headline.Length - footer.Length);
        return new(
            headline.Length > 0 ? headline : null,
            below.Length > 0 ? EmbedText.CutLines(below, room) : null,
            ColourOf(reply.Tone),
            footer.Length > 0 ? new(footer) : null);
    }

    private static string FooterOf(Reply reply) =>
        DiscordMarkdown
            .Undressed(string.Join(" · ", reply.Blocks.OfType<ReplyBlock.Footnote>().Select(note => TextRun.PlainText(note.Text))))
            .Trim();

    /// <summary>The colour only repeats the mark and the words.</summary>
    private static int? ColourOf(Tone tone) => tone switch
    {
        Tone.Good => 0x2E9E4F,
        Tone.Thin => 0xE6B800,
        Tone.Reduced => 0xE67E22,
        Tone.Bad => 0xC0392B,
        Tone.Committed => 0x2E6DB4,
        Tone.Unknown => 0x95A5A6,
        _ => null,
    };
}
