namespace GartanChatBot.Crewing;

/// <summary>
/// How many riders, or riders with a skill, a rule asks for. The name <see cref="Crew"/> stands for heads, whatever their skills.
/// </summary>
internal readonly record struct Requirement(string Name, int Need)
{
    public const string Crew = "crew";
}

/// <summary>A requirement beside the people there are for it.</summary>
internal readonly record struct RequirementCount(string Name, int Have, int Need)
{
    public bool Met => Have >= Need;

    public int Shortfall => Math.Max(0, Need - Have);
}
