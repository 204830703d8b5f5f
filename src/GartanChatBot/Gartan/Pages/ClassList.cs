namespace GartanChatBot.Gartan.Pages;

/// <summary>Compares the names in a <c>class</c> attribute, ignoring case.</summary>
internal static class ClassList
{
    public static bool Contains(ReadOnlySpan<char> classes, ReadOnlySpan<char> name)
    {
        if (classes.Equals(name, StringComparison.OrdinalIgnoreCase))
            return true;

        foreach (var word in classes.SplitAny(" \t\r\n\f"))
        {
            if (classes[word].Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
