using System.Text.Json.Serialization;

namespace GartanChatBot.Chat.Replies;

/// <summary>A part of a reply below its title. Closed: each platform knows how to show every case.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Facts), "facts")]
[JsonDerivedType(typeof(Bullets), "bullets")]
[JsonDerivedType(typeof(FixedWidthBlock), "bars")]
[JsonDerivedType(typeof(Buttons), "buttons")]
[JsonDerivedType(typeof(Footnote), "footnote")]
internal abstract record ReplyBlock
{
    private ReplyBlock()
    {
    }

    internal sealed record Paragraph(IReadOnlyList<TextRun> Text) : ReplyBlock;

    /// <summary>Labels with their values, in columns where the platform has them.</summary>
    internal sealed record Facts(IReadOnlyList<Fact> Rows) : ReplyBlock;

    internal sealed record Bullets(IReadOnlyList<Bullet> Items, bool Numbered = false) : ReplyBlock;

    /// <summary>Lines that only make sense in letters of equal width; never wrapped.</summary>
    internal sealed record FixedWidthBlock(IReadOnlyList<string> Lines) : ReplyBlock;

    internal sealed record Buttons(IReadOnlyList<ReplyButton> Choices) : ReplyBlock;

    /// <summary>Last line: how old the rota is.</summary>
    internal sealed record Footnote(IReadOnlyList<TextRun> Text) : ReplyBlock;
}

/// <summary>One row of <see cref="ReplyBlock.Facts"/>.</summary>
internal sealed record Fact(string Label, IReadOnlyList<TextRun> Value);

/// <summary>One line of <see cref="ReplyBlock.Bullets"/>; with a tone it carries that mark in place of the bullet.</summary>
internal sealed record Bullet(IReadOnlyList<TextRun> Text, Tone Mark = Tone.Plain);
