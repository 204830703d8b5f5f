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
}
