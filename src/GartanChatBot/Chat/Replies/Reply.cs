using System.Text.Json.Serialization;
using NodaTime;

namespace GartanChatBot.Chat.Replies;

/// <summary>An answer as facts: what is said, not how it looks. Each platform dresses it with its own writer.</summary>
internal sealed record Reply(Tone Tone, IReadOnlyList<TextRun> Title, IReadOnlyList<ReplyBlock> Blocks)
{
    /// <summary>False when the question could not be answered: the sentence then says why, and <c>ask</c> exits 1.</summary>
    public bool Answered { get; init; } = true;

    /// <summary>For the asker's eyes only: ephemeral in Discord, by direct message in Telegram.</summary>
    public bool Private { get; init; }

    /// <summary>A word to whoever tapped a button and to nobody else, gone in a moment: it changes no message.</summary>
    [JsonIgnore]
    public bool IsToast { get; init; }

    /// <summary>Says no more than that it was read: a platform that can marks the message instead.</summary>
    [JsonIgnore]
    public bool IsNod { get; init; }

    /// <summary>The title says of which time it speaks.</summary>
    [JsonIgnore]
    public bool TitleNamesTime { get; init; }

    /// <summary>The time that the verdict is about; null for the moment of the question.</summary>
    [JsonIgnore]
    public Interval? About { get; init; }

    /// <summary>
    /// How far ahead the rota was looked at beyond what is said, so that time not known up to there could change the answer.
    /// </summary>
    [JsonIgnore]
    public Instant? LooksTo { get; init; }

    public static Reply Of(Tone tone, params IReadOnlyList<TextRun> title) => new(tone, title, []);

    /// <summary>Why there is no answer, in words for the asker.</summary>
    public static Reply Refusal(params IReadOnlyList<TextRun> sentence) => new(Tone.Plain, sentence, []) { Answered = false };

    public Reply With(params IEnumerable<ReplyBlock> blocks) => this with { Blocks = [.. Blocks, .. blocks] };

    public Reply Paragraph(params IReadOnlyList<TextRun> text) => With(new ReplyBlock.Paragraph(text));

    public Reply Bullets(params IReadOnlyList<Bullet> items) => items.Count == 0 ? this : With(new ReplyBlock.Bullets(items));

    /// <summary>A button whose command is too long for a platform is left out: no button is better than a broken one.</summary>
    public Reply Buttons(params IEnumerable<ReplyButton> choices)
    {
        ReplyButton[] fitting = [.. choices.Where(choice => choice.Fits)];
        return fitting.Length == 0 ? this : With(new ReplyBlock.Buttons(fitting));
    }

    public Reply Footnote(params IReadOnlyList<TextRun> text) => With(new ReplyBlock.Footnote(text));
}
