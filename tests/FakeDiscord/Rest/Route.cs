using System.Diagnostics.CodeAnalysis;

namespace FakeDiscord;

/// <summary>One thing that can be asked of Discord, with how often.</summary>
internal sealed record Route(string Method, string Template, Func<RestCall, Answer> Handle)
{
    private readonly string[] steps = Template.Split('/');

    /// <summary>Needs no Authorization: the token stands in the path.</summary>
    public bool Anonymous { get; init; }

    /// <summary>Does not count for the limit over everything.</summary>
    public bool OutsideGlobalLimit => Anonymous;

    /// <summary>Routes of one name share a limit.</summary>
    public string Bucket { get; init; } = $"{Method} {Template}";

    public int Limit { get; init; } = 50;

    public TimeSpan Per { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Where the published schema describes the body; null: it takes none, or is checked by hand only.</summary>
    public string? Schema { get; init; }

    public bool Matches(string path, [NotNullWhen(true)] out Dictionary<string, string>? values)
    {
        values = [];
        var parts = path.Split('/');
        if (parts.Length != steps.Length)
        {
            return false;
        }

        for (var i = 0; i < parts.Length; i++)
        {
            if (steps[i] is ['{', .., '}'] name)
            {
                values[name[1..^1]] = parts[i];
            }
            else if (steps[i] != parts[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The bucket of the thing at the top of the path: each channel, guild and token has its own.</summary>
    public string Key(IReadOnlyDictionary<string, string> values) =>
        string.Join('|', [Bucket, .. ((string[])["channel", "guild", "token"]).Where(values.ContainsKey).Select(name => values[name])]);
}
