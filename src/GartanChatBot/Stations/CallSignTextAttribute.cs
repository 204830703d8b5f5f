using System.ComponentModel.DataAnnotations;
using GartanChatBot.Crewing;

namespace GartanChatBot.Stations;

/// <summary>Accepts what can be a call sign.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CallSignTextAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is null or string { Length: 0 } || Callsign.TryParse(value as string, out _);
}
