using CsCheck;

namespace GartanChatBot.Tests.Gartan.Marks;

/// <summary>Ways to mark a cell or a row, drawn at random: nobody who wrote the reader knew them.</summary>
internal static class Markings
{
    private static readonly Gen<string> Word = Gen.OneOf(
        "off", "unavailable", "na", "leave", "x1", "u0", "strike", "Absent", "is-out", "q_7");

    private static readonly Gen<string> Attribute =
        from name in Gen.OneOf(
            "data-state", "data-avail", "aria-label", "hidden", "align", "bgcolor", "background", "onclick", "abbr", "lang", "role", "name",
            "width", "dir")
        from value in Gen.OneOf("0", "1", "off", "Unavailable", "#336699", "call(2)", "rtl", "9")
        select $" {name}=\"{value}\"";

    private static readonly Gen<string> Style =
        from style in Gen.OneOf(
            "background-image:url(off.png)", "color:red", "font-style:italic", "opacity:0.4", "border:1px solid red",
            "text-decoration:line-through", "background:#abcdef", "background-color:hsl(0 0% 50%)", "visibility:hidden", "--state:off",
            "cursor:not-allowed", "background:url(off.png)")
        select $" style=\"{style}\"";

    private static readonly Gen<string> Inside = Gen.OneOf(
        "<img src=\"off.png\">", "<span class=\"off\"></span>", "<i></i>", "<!-- off -->", "<input type=\"hidden\" value=\"1\">",
        "<svg></svg>", "<b>&nbsp;</b>", "<hr>");

    private static readonly Gen<Marking> OfCells = Gen.OneOf(
        Word.Select(word => new Marking($"class {word}") { SecondClass = " " + word }),
        Attribute.Select(attribute => new Marking(attribute) { Attributes = attribute }),
        Style.Select(style => new Marking(style) { Attributes = style }),
        Inside.Select(inside => new Marking(inside) { Inside = inside }),
        Word.Select(word => new Marking($"title {word}") { Title = word }),
        Gen.Const(new Marking("th") { Tag = "th" }),
        Gen.Const(new Marking("merged") { Merged = true, SecondClass = " wide" }),
        Gen.Select(Word, Style, Inside, (word, style, inside) => new Marking($"{word}{style}{inside}")
        {
            SecondClass = " " + word,
            Attributes = style,
            Inside = inside,
        }));

    private static readonly Gen<Marking> OfRows = Gen.OneOf(
        Word.Select(word => new Marking($"row class {word}") { RowClass = " " + word }),
        Attribute.Select(attribute => new Marking($"row{attribute}") { Row = attribute }),
        Style.Select(style => new Marking($"row{style}") { Row = style }),
        Attribute.Select(attribute => new Marking($"front{attribute}") { Front = attribute + ">" }),
        Inside.Select(inside => new Marking($"front {inside}") { Front = ">" + inside }));

    public static readonly Gen<Marking> Any = Gen.OneOf(OfCells, OfCells, OfRows);
}
