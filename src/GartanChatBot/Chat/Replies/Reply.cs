using System.Text.Json.Serialization;
using NodaTime;

namespace GartanChatBot.Chat.Replies;

/// <summary>A platform-neutral answer: the content without formatting. Each platform renders it with its own writer.</summary>
internal sealed record Reply(Tone Tone, IReadOnlyList<TextRun> Title, IReadOnlyList<ReplyBlock> Blocks)
{
    /// <summary>False if the question could not be answered: the text then says why, and <c>ask</c> exits 1.</summary>
    public bool Answered { get; init; } = true;

    /// <summary>True if only the asker may see it: ephemeral in Discord, a direct message in Telegram.</summary>
    public bool Private { get; init; }

    /// <summary>True for a short notice to the user who tapped a button. It disappears by itself and changes no message.</summary>
    [JsonIgnore]
    public bool IsToast { get; init; }

    /// <summary>True if the reply only acknowledges a message; a platform that supports reactions adds one instead.</summary>
    [JsonIgnore]
    public bool IsNod { get; init; }

    /// <summary>True if the title already names the time it is about.</summary>
    [JsonIgnore]
    public bool TitleNamesTime { get; init; }

    /// <summary>Time that the verdict is about; null for the moment of the question.</summary>
    [JsonIgnore]
    public Interval? About { get; init; }

    /// <summary>End of the time examined beyond what the reply shows; unknown time up to there could change the answer.</summary>
    [JsonIgnore]
    public Instant? LooksTo { get; init; }

    public static Reply Of(Tone tone, params IReadOnlyList<TextRun> title) => new(tone, title, []);

    /// <summary>Creates a refusal: a sentence for the asker that says why there is no answer.</summary>
    public static Reply Refusal(params IReadOnlyList<TextRun> sentence) => new(Tone.Plain, sentence, []) { Answered = false };

    public Reply With(params IEnumerable<ReplyBlock> blocks) => this with { Blocks = [.. Blocks, .. blocks] };

    public Reply Paragraph(params IReadOnlyList<TextRun> text) => With(new ReplyBlock.Paragraph(text));

    public Reply Bullets(params IReadOnlyList<Bullet> items) => items.Count == 0 ? this : With(new ReplyBlock.Bullets(items));

    /// <summary>Adds buttons. A button whose command is too long for a platform is omitted, because it would not work.</summary>
    public Reply Buttons(params IEnumerable<ReplyButton> choices)
    {
        ReplyButton[] fitting = [.. choices.Where(choice => choice.Fits)];
        return fitting.Length == 0 ? this : With(new ReplyBlock.Buttons(fitting));
    }

    public Reply Footnote(params IReadOnlyList<TextRun> text) => With(new ReplyBlock.Footnote(text));
}
