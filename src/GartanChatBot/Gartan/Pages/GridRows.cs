using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace GartanChatBot.Gartan.Pages;

/// <summary>
/// The rows of the table <c>gridAvail</c>, one at a time, straight from the tokens of the page:
/// a document tree of it would cost thirty times the memory.
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

    /// <summary>The row that <see cref="Next"/> completed.</summary>
    public GridRow Row => table.Row;

    /// <summary>The table's end was there; a page without it was cut short.</summary>
    public bool Closed => table.Closed;

    /// <summary>A field for a password was seen before any grid.</summary>
    public bool AsksForPassword { get; private set; }

    /// <summary>Moves to the first row of the grid. False when the page has no such table.</summary>
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
    /// Moves to the first row of the next table that neither is the grid nor holds another table: some pages have a section there.
    /// What was read of a table around it is forgotten, because that one only sets out the page.
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

    /// <summary>Completes the next row. False at the end of the table or of the page; what was cut off in the middle is no row.</summary>
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

    /// <summary>False when it was the grid, which is passed over.</summary>
    private bool BeginOther(in StructAttributes attributes)
    {
        table = new GridTable();
        if (!Attributes.Has(attributes, "id", Landmark))
            return true;

        innermostOnly = false;
        while (Next())
        {
            // Its rows were read before.
        }

        innermostOnly = true;
        return false;
    }

    /// <summary>The tokenizer leaves it to its reader to say where markup is not markup.</summary>
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
