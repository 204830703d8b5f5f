using System.ComponentModel.DataAnnotations;
using GartanChatBot.Crewing;

namespace GartanChatBot.Stations;

/// <summary>Accepts a crewing rule in Gartan's words.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CrewingRuleTextAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) =>
        value is null or string { Length: 0 } || value is string text && CrewingRule.TryParse(text, SkillAliases.Default) is not null;
}
