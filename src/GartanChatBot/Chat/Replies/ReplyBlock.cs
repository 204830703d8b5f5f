using System.Text.Json.Serialization;

namespace GartanChatBot.Chat.Replies;

/// <summary>A part of a reply below its title. The hierarchy is closed, so that each platform can render every case.</summary>
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

    /// <summary>Labels with values, shown in columns where the platform supports them.</summary>
    internal sealed record Facts(IReadOnlyList<Fact> Rows) : ReplyBlock;

    internal sealed record Bullets(IReadOnlyList<Bullet> Items, bool Numbered = false) : ReplyBlock;

    /// <summary>Lines that need a fixed-width font; never wrapped.</summary>
    internal sealed record FixedWidthBlock(IReadOnlyList<string> Lines) : ReplyBlock;

    internal sealed record Buttons(IReadOnlyList<ReplyButton> Choices) : ReplyBlock;

    /// <summary>Last line, which shows the age of the rota.</summary>
    internal sealed record Footnote(IReadOnlyList<TextRun> Text) : ReplyBlock;
}

/// <summary>One row of <see cref="ReplyBlock.Facts"/>.</summary>
internal sealed record Fact(string Label, IReadOnlyList<TextRun> Value);

/// <summary>One line of <see cref="ReplyBlock.Bullets"/>; a tone other than plain replaces the bullet with its mark.</summary>
internal sealed record Bullet(IReadOnlyList<TextRun> Text, Tone Mark = Tone.Plain);
