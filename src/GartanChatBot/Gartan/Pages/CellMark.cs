using System.Text;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace GartanChatBot.Gartan.Pages;

/// <summary>Position of a mark.</summary>
internal enum MarkPlace
{
    Attribute,
    Inside,
    Comment,
}

/// <summary>A marking of a cell or row other than text, class, style, title and width: an attribute, an inner element, a comment.</summary>
internal readonly record struct CellMark(MarkPlace Place, ReadOnlyMemory<char> Name, ReadOnlyMemory<char> Value)
{
    public static CellMark Attribute(in MemoryHtmlAttributeToken attribute) =>
        new(MarkPlace.Attribute, attribute.Name.Memory, attribute.Value.Memory);

    public static CellMark Comment(ReadOnlyMemory<char> words) => new(MarkPlace.Comment, default, words);

    public static CellMark Inside(ReadOnlySpan<char> tag, in StructAttributes attributes)
    {
        var words = new StringBuilder();
        for (var i = 0; i < attributes.Count; i++)
            words.Append(i == 0 ? "" : " ").Append(attributes[i].Name.Memory).Append('=').Append(attributes[i].Value.Memory);

        return new(MarkPlace.Inside, tag.ToString().AsMemory(), words.ToString().AsMemory());
    }
}
