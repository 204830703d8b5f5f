using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace GartanChatBot.Gartan.Pages;

/// <summary>
/// Reads the rows of the table <c>gridAvail</c> one at a time from the page's tokens: a document tree would use thirty times the memory.
/// </summary>
internal sealed class GridRows : IDisposable
{
    private const string Landmark = "gridAvail";

    private readonly CharArrayTextSource text;
    private readonly TextSource source;
    private readonly HtmlTokenizer tokenizer;
    private GridTable table = new();
    private bool innermostOnly;
    private bool muted;
    private bool pageEnded;

    public GridRows(ReadOnlySpan<char> html)
    {
        text = new CharArrayTextSource(html.ToArray(), html.Length);
        source = new TextSource(text);
        tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.ResolverExtended)
        {
            DisableElementPositionTracking = true,
            SkipProcessingInstructions = true,
        };
    }

    /// <summary>The row completed by <see cref="Next"/>.</summary>
    public GridRow Row => table.Row;

    /// <summary>True if the table's end tag was read; a page without it was cut short.</summary>
    public bool Closed => table.Closed;

    /// <summary>True if a password field was found before any grid.</summary>
    public bool AsksForPassword { get; private set; }

    /// <summary>Moves to the first row of the grid. Returns false if the page has no such table.</summary>
    public bool FindGrid()
    {
        while (true)
        {
            ref var token = ref tokenizer.GetStructToken();
            switch (token.Type)
            {
                case HtmlTokenType.EndOfFile:
                    return false;

                case HtmlTokenType.StartTag:
                    EnterTextMode(token.Name.Memory.Span);
                    if (token.Name == "table" && Attributes.Has(token.Attributes, "id", Landmark))
                        return true;

                    AsksForPassword |= token.Name == "input" && Attributes.Has(token.Attributes, "type", "password");
                    break;

                case HtmlTokenType.EndTag:
                    LeaveTextMode();
                    break;
            }
        }
    }

    /// <summary>
    /// Moves to the first row of the next table that isn't the grid and contains no other table: some pages have a section there. Rows of a
    /// surrounding table are dropped, because that table is only layout.
    /// </summary>
    public bool FindOther()
    {
        innermostOnly = true;
        while (!pageEnded)
        {
            ref var token = ref tokenizer.GetStructToken();
            switch (token.Type)
            {
                case HtmlTokenType.EndOfFile:
                    pageEnded = true;
                    break;

                case HtmlTokenType.StartTag:
                    EnterTextMode(token.Name.Memory.Span);
                    if (token.Name == "table" && BeginOther(token.Attributes))
                        return true;

                    break;

                case HtmlTokenType.EndTag:
                    LeaveTextMode();
                    break;
            }
        }

        return false;
    }

    /// <summary>Completes the next row. Returns false at the end of the table or page; a row that was cut off is dropped.</summary>
    public bool Next()
    {
        while (!table.Ended && !pageEnded)
        {
            ref var token = ref tokenizer.GetStructToken();
            switch (token.Type)
            {
                case HtmlTokenType.EndOfFile:
                    pageEnded = true;
                    break;

                case HtmlTokenType.Comment:
                    table.Comment(token.Data.Memory);
                    break;

                case HtmlTokenType.Character when !muted:
                    table.Append(token.Data.Memory);
                    break;

                case HtmlTokenType.StartTag:
                    EnterTextMode(token.Name.Memory.Span);
                    if (innermostOnly && token.Name == "table")
                        BeginOther(token.Attributes);
                    else if (table.Open(token.Name.Memory.Span, token.Attributes))
                        return true;

                    break;

                case HtmlTokenType.EndTag:
                    LeaveTextMode();
                    if (table.Close(token.Name.Memory.Span))
                        return true;

                    break;
            }
        }

        return false;
    }

    public void Dispose()
    {
        tokenizer.Dispose();
        source.Dispose();
        text.Dispose();
    }

    /// <summary>Returns false for the grid, which is skipped.</summary>
    private bool BeginOther(in StructAttributes attributes)
    {
        table = new GridTable();
        if (!Attributes.Has(attributes, "id", Landmark))
            return true;

        innermostOnly = false;
        while (Next())
        {
            // Its rows have already been read.
        }

        innermostOnly = true;
        return false;
    }

    /// <summary>Switches the tokenizer to text mode, which it leaves to its caller, for elements whose content isn't markup.</summary>
    private void EnterTextMode(ReadOnlySpan<char> tag)
    {
        switch (tag)
        {
            case "script":
                tokenizer.State = HtmlParseMode.Script;
                muted = true;
                break;

            case "style" or "xmp" or "iframe" or "noembed" or "noframes":
                tokenizer.State = HtmlParseMode.Rawtext;
                muted = true;
                break;

            case "textarea" or "title":
                tokenizer.State = HtmlParseMode.RCData;
                break;

            case "plaintext":
                tokenizer.State = HtmlParseMode.Plaintext;
                break;
        }
    }

    private void LeaveTextMode()
    {
        tokenizer.State = HtmlParseMode.PCData;
        muted = false;
    }
}
