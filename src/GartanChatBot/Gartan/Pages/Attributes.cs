using AngleSharp.Html.Parser.Tokens.Struct;

namespace GartanChatBot.Gartan.Pages;

/// <summary>Finds a tag's attributes by name. Of duplicates, the first counts.</summary>
internal static class Attributes
{
    public static ReadOnlyMemory<char> ValueOf(in StructAttributes attributes, string name)
    {
        for (var i = 0; i < attributes.Count; i++)
        {
            if (attributes[i].Name == name)
                return attributes[i].Value.Memory;
        }

        return default;
    }

    public static bool Has(in StructAttributes attributes, string name, string value) =>
        ValueOf(attributes, name).Span.Equals(value, StringComparison.OrdinalIgnoreCase);
}
