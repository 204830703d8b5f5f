using System.ComponentModel.DataAnnotations;
using GartanChatBot.Crewing;

namespace GartanChatBot.Stations;

/// <summary>Validates that a text is a crewing rule in Gartan's notation.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CrewingRuleTextAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) =>
        value is null or string { Length: 0 } || value is string text && CrewingRule.TryParse(text, SkillAliases.Default) is not null;
}
