namespace GartanChatBot.Crewing;

/// <summary>
/// Number of riders that a rule needs, in total or with a skill. The name <see cref="Crew"/> means heads, whatever their skills.
/// </summary>
internal readonly record struct Requirement(string Name, int Need)
{
    public const string Crew = "crew";
}

/// <summary>A requirement and the number of people available for it.</summary>
internal readonly record struct RequirementCount(string Name, int Have, int Need)
{
    public bool Met => Have >= Need;

    public int Shortfall => Math.Max(0, Need - Have);
}
