namespace GartanChatBot.Chat;

/// <summary>One argument of a command: an option of a slash command, or the next word of a typed line.</summary>
internal sealed record CommandParameter(string Name, string Summary)
{
    public ParameterKind Kind { get; init; } = ParameterKind.Text;

    public bool Required { get; init; }

    /// <summary>True if the parameter takes the rest of a typed line, including spaces.</summary>
    public bool TakesRest { get; init; }

    /// <summary>Predicate for a typed word; a word for which it is false is left to the next parameter. Null accepts every word.</summary>
    public Func<ChatRequest, string, bool>? Accepts { get; init; }

    /// <summary>
    /// Finds the value anywhere among the typed words and returns its start and word count. Null if the parameter takes the next word or
    /// the rest.
    /// </summary>
    public Func<IReadOnlyList<string>, (int Start, int Count)?>? Find { get; init; }

    /// <summary>The only accepted values; empty if any text is accepted.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Likely values where the kind doesn't supply them; the request holds the arguments filled in so far.</summary>
    public Func<ChatRequest, IEnumerable<string>>? Suggestions { get; init; }

    /// <summary>True if a platform can offer completions.</summary>
    public bool HasVocabulary =>
        Kind is not (ParameterKind.Text or ParameterKind.Account) || Choices.Count > 0 || Suggestions is not null;
}

/// <summary>Meaning of an argument; selects the completions.</summary>
internal enum ParameterKind
{
    Text,
    Station,
    Appliance,
    CrewMember,
    Skill,
    Time,

    /// <summary>An account: <c>discord:4711</c>.</summary>
    Account,
}
