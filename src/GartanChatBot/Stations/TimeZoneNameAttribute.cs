using System.ComponentModel.DataAnnotations;
using NodaTime;

namespace GartanChatBot.Stations;

/// <summary>Validates that a text is a zone of the IANA list.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeZoneNameAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) =>
        value is null || value is string name && DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is not null;
}
