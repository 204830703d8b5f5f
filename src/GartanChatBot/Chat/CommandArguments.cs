namespace GartanChatBot.Chat;

/// <summary>The arguments of one command by parameter name.</summary>
internal sealed class CommandArguments(IReadOnlyDictionary<string, string> values)
{
    public static readonly CommandArguments None = new(new Dictionary<string, string>(StringComparer.Ordinal));

    public bool IsEmpty => values.Count == 0;

    /// <summary>Copy without this parameter.</summary>
    public CommandArguments Without(string parameter) =>
        new(values.Where(value => value.Key != parameter).ToDictionary(StringComparer.Ordinal)) { Unused = Unused };

    public string? this[string parameter] => values.TryGetValue(parameter, out var value) && value.Length > 0 ? value : null;

    /// <summary>Typed words that match no parameter.</summary>
    public string Unused { get; private init; } = "";

    /// <summary>
    /// Assigns typed words to parameters: first those with a <see cref="CommandParameter.Find"/>, which may match anywhere; the remaining
    /// words go to the other parameters in order. A parameter name (<c>off</c>, <c>off:</c>) labels the word after it.
    /// </summary>
    public static CommandArguments Bind(IReadOnlyList<CommandParameter> parameters, IReadOnlyList<string> words, ChatRequest request)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        List<string> left = [.. words];
        foreach (var parameter in parameters.Where(parameter => parameter.Find is not null))
            TakeFound(parameter, left, values);

        foreach (
            var parameter in parameters.Where(parameter =>
                !values.ContainsKey(parameter.Name) && (parameter.Find is null || parameter.TakesRest)))
            TakeNext(parameter, left, values, request, parameters);

        return new(values) { Unused = string.Join(' ', left) };
    }

    private static void TakeFound(CommandParameter parameter, List<string> left, Dictionary<string, string> values)
    {
        if (parameter.Find!(left) is not var (start, count))
            return;

        values[parameter.Name] = string.Join(' ', left.GetRange(start, count));
        left.RemoveRange(start, count);
        if (start > 0 && IsLabel(left[start - 1], parameter))
            left.RemoveAt(start - 1);
    }

    private static void TakeNext(
        CommandParameter parameter,
        List<string> left,
        Dictionary<string, string> values,
        ChatRequest request,
        IReadOnlyList<CommandParameter> all)
    {
        if (left.Count > 1 && all.SkipWhile(each => each != parameter).Skip(1).Any(other => IsLabel(left[0], other)))
            return;

        if (left.Count > 1 && IsLabel(left[0], parameter))
            left.RemoveAt(0);

        if (left.Count == 0)
            return;

        if (parameter.TakesRest)
        {
            values[parameter.Name] = string.Join(' ', left);
            left.Clear();
        }
        else if (parameter.Accepts is not { } accepts)
            Take(0);
        else if (left.FindIndex(word => !IsChoice(word, all, parameter)) is var at and >= 0 && accepts(request, left[at]))
            Take(at);

        void Take(int index)
        {
            values[parameter.Name] = left[index];
            left.RemoveAt(index);
        }
    }

    /// <summary>
    /// True for another parameter's fixed choice: <c>off</c> in <c>/pump off K41P1</c> is not a call sign, and the search for one
    /// continues.
    /// </summary>
    private static bool IsChoice(string word, IReadOnlyList<CommandParameter> parameters, CommandParameter but) =>
        parameters.Any(other => other != but && other.Choices.Contains(word, StringComparer.OrdinalIgnoreCase));

    private static bool IsLabel(string word, CommandParameter parameter) =>
        string.Equals(word.TrimEnd(':'), parameter.Name, StringComparison.OrdinalIgnoreCase);
}
