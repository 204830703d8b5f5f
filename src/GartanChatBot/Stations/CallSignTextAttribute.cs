using System.ComponentModel.DataAnnotations;
using GartanChatBot.Crewing;

namespace GartanChatBot.Stations;

/// <summary>Validates that a text is a call sign.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CallSignTextAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is null or string { Length: 0 } || Callsign.TryParse(value as string, out _);
}
