namespace GartanChatBot.Chat;

/// <summary>The arguments of one command by parameter name.</summary>
internal sealed class CommandArguments(IReadOnlyDictionary<string, string> values)
{
    public static readonly CommandArguments None = new(new Dictionary<string, string>(StringComparer.Ordinal));

    public bool IsEmpty => values.Count == 0;

    public string? this[string parameter] => values.TryGetValue(parameter, out var value) && value.Length > 0 ? value : null;

    /// <summary>
    /// Words go to the parameters in their order. A word that names a parameter (<c>off</c>, <c>off:</c>) labels the one after it;
    /// words that no parameter wants are left out.
    /// </summary>
    public static CommandArguments Bind(IReadOnlyList<CommandParameter> parameters, IReadOnlyList<string> words, ChatRequest request)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var next = 0;

        foreach (var parameter in parameters)
        {
            if (next < words.Count - 1 && string.Equals(words[next].TrimEnd(':'), parameter.Name, StringComparison.OrdinalIgnoreCase))
                next++;

            if (next == words.Count)
                break;

            if (parameter.TakesRest)
            {
                values[parameter.Name] = string.Join(' ', words.Skip(next));
                break;
            }

            if (parameter.Accepts?.Invoke(request, words[next]) ?? true)
                values[parameter.Name] = words[next++];
        }

        return new(values);
    }
}
