using System.Text.Json;
using System.Text.RegularExpressions;

namespace GartanSimulator;

/// <summary>
/// Converts the JavaScript object that the site's own page sends, <c>{ brigadeId: 101, brigadeName: 'P22' }</c>, to JSON.
/// </summary>
internal static partial class ScriptLiteral
{
    /// <summary>Leaves JSON unchanged.</summary>
    public static string ToJson(string literal) => Token().Replace(literal, token => token.Value[0] switch
    {
        '"' => token.Value,
        '\'' => JsonSerializer.Serialize(Escape().Replace(token.Value[1..^1], Meant)),
        _ => $"\"{token.Value}\"",
    });

    private static string Meant(Match escape) => escape.Value[1] switch
    {
        'u' => ((char)Convert.ToInt32(escape.Value[2..], 16)).ToString(),
        'n' => "\n",
        't' => "\t",
        var itself => itself.ToString(),
    };

    [GeneratedRegex("""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[A-Za-z_$][\w$]*(?=\s*:)""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"\\(?:u[0-9A-Fa-f]{4}|.)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
