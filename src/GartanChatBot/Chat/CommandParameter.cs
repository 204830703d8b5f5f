namespace GartanChatBot.Chat;

/// <summary>One argument of a command: an option of a slash command, or the next word of a typed line.</summary>
internal sealed record CommandParameter(string Name, string Summary)
{
    public ParameterKind Kind { get; init; } = ParameterKind.Text;

    public bool Required { get; init; }

    /// <summary>Takes the rest of a typed line, spaces and all.</summary>
    public bool TakesRest { get; init; }

    /// <summary>A typed word for which this is false is left to the next parameter; null takes any word.</summary>
    public Func<ChatRequest, string, bool>? Accepts { get; init; }

    /// <summary>
    /// Where its value stands among typed words, in whatever place: where it begins and how many words it has; null where it takes the
    /// next word, or the rest.
    /// </summary>
    public Func<IReadOnlyList<string>, (int Start, int Count)?>? Find { get; init; }

    /// <summary>The only values there are; empty when anything goes.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>
    /// Values that are likely among others, where the kind does not say which; the request holds what else was filled in.
    /// </summary>
    public Func<ChatRequest, IEnumerable<string>>? Suggestions { get; init; }

    /// <summary>Whether a platform can complete it.</summary>
    public bool HasVocabulary =>
        Kind is not (ParameterKind.Text or ParameterKind.Account) || Choices.Count > 0 || Suggestions is not null;
}

/// <summary>What an argument means, so that a platform can offer completions.</summary>
internal enum ParameterKind
{
    Text,
    Station,
    Appliance,
    CrewMember,
    Skill,
    Time,

    /// <summary>Somebody's account: <c>discord:4711</c>.</summary>
    Account,
}
