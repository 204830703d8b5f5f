using System.Text;

namespace GartanChatBot.Chat.Replies;

/// <summary>
/// Renders a reply from top to bottom; subclasses format each part for a platform. All text from people or pages passes <see
/// cref="Escape"/> before formatting, here only.
/// </summary>
internal abstract class ReplyWriter
{
    public string Write(Reply reply)
    {
        var text = new StringBuilder();
        var title = Titled(reply);
        var rest = reply.Blocks;

        // A one-line answer shows its age on the same line, because it is read on a lock screen.
        if (rest is [ReplyBlock.Footnote age, ..])
        {
            title = $"{title} · {Emphasis(Dress(age.Text))}";
            rest = [.. rest.Skip(1)];
        }

        WriteLine(text, title);
        foreach (var block in rest)
        {
            WriteBlock(text, block);
        }

        return text.ToString().TrimEnd();
    }

    protected abstract string Escape(string text);

    /// <summary>True for characters that change the direction of the surrounding text (https://www.unicode.org/reports/tr9/).</summary>
    protected static bool IsBidiControl(int code) =>
        code is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C;

    protected virtual string Plain(string escaped) => escaped;

    protected virtual string Strong(string escaped) => escaped;

    protected virtual string Emphasis(string escaped) => escaped;

    /// <summary>Formats the first line, which is already escaped.</summary>
    protected virtual string Title(string dressed) => dressed;

    /// <summary>Formats a timestamp; station time unless the platform supports something better.</summary>
    protected virtual string Moment(TextRun.TimestampRun timestampRun) => Escape(timestampRun.Text);

    protected abstract void WriteLine(StringBuilder text, string dressed);

    protected abstract void WriteFacts(StringBuilder text, ReplyBlock.Facts facts);

    protected abstract void WriteBars(StringBuilder text, ReplyBlock.FixedWidthBlock fixedWidthBlock);

    protected abstract void WriteButtons(StringBuilder text, ReplyBlock.Buttons buttons);

    protected virtual void WriteBullet(StringBuilder text, string mark, string dressed) => WriteLine(text, $"{mark} {dressed}");

    /// <summary>Writes the blocks below the title, for platforms that show the title separately.</summary>
    protected string WriteBelow(IEnumerable<ReplyBlock> blocks)
    {
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            WriteBlock(text, block);
        }

        return text.ToString().TrimEnd();
    }

    protected string Dress(IEnumerable<TextRun> spans) => string.Concat(spans.Select(Dress));

    private string Dress(TextRun textRun) => textRun switch
    {
        TextRun.Plain plain => Plain(Escape(plain.Words)),
        TextRun.Strong strong => Strong(Escape(strong.Words)),
        TextRun.Emphasis emphasis => Emphasis(Escape(emphasis.Words)),
        TextRun.TimestampRun timestampRun => Moment(timestampRun),
        _ => throw new InvalidOperationException($"No way to write {textRun}."),
    };

    private string Titled(Reply reply)
    {
        var mark = ToneMark.Of(reply.Tone);
        var title = Title(Dress(reply.Title));
        return mark.Length == 0 ? title : $"{mark} {title}";
    }

    private void WriteBlock(StringBuilder text, ReplyBlock block)
    {
        switch (block)
        {
            case ReplyBlock.Paragraph paragraph:
                WriteLine(text, Dress(paragraph.Text));
                break;
            case ReplyBlock.Facts facts:
                WriteFacts(text, facts);
                break;
            case ReplyBlock.Bullets bullets:
                WriteBullets(text, bullets);
                break;
            case ReplyBlock.FixedWidthBlock fixedWidthBlock:
                WriteBars(text, fixedWidthBlock);
                break;
            case ReplyBlock.Buttons buttons:
                WriteButtons(text, buttons);
                break;
            case ReplyBlock.Footnote footnote:
                WriteLine(text, Emphasis(Dress(footnote.Text)));
                break;
            default:
                throw new InvalidOperationException($"No way to write {block}.");
        }
    }

    private void WriteBullets(StringBuilder text, ReplyBlock.Bullets bullets)
    {
        foreach (var (index, bullet) in bullets.Items.Index())
        {
            var mark = bullet.Mark is not Tone.Plain ? ToneMark.Of(bullet.Mark) : bullets.Numbered ? $"{index + 1}." : "•";
            WriteBullet(text, mark, Dress(bullet.Text));
        }
    }
}
