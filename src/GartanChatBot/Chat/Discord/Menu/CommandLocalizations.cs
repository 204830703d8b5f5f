namespace GartanChatBot.Chat.Discord.Menu;

/// <summary>
/// What the commands are called in the menus of other languages. Whatever somebody picks, Discord tells us the English name.
/// </summary>
internal static class CommandLocalizations
{
    private static readonly Dictionary<string, Dictionary<string, string>> ByLanguage = new()
    {
        ["de"] = new()
        {
            ["now"] = "jetzt",
            ["pump"] = "fahrzeug",
            ["why"] = "warum",
            ["until"] = "bis",
            ["crew"] = "mannschaft",
            ["skill"] = "können",
            ["next"] = "nächste",
            ["timeline"] = "zeitleiste",
            ["week"] = "woche",
            ["who"] = "wer",
            ["fix"] = "lösung",
            ["hours"] = "stunden",
            ["me"] = "ich",
            ["ask"] = "fragen",
            ["help"] = "hilfe",
        },
        ["fr"] = new()
        {
            ["now"] = "maintenant",
            ["pump"] = "engin",
            ["why"] = "pourquoi",
            ["until"] = "jusque",
            ["crew"] = "équipier",
            ["skill"] = "compétence",
            ["next"] = "prochain",
            ["timeline"] = "chronologie",
            ["week"] = "semaine",
            ["who"] = "qui",
            ["fix"] = "solution",
            ["hours"] = "heures",
            ["me"] = "moi",
            ["ask"] = "demander",
            ["help"] = "aide",
        },
        ["nl"] = new()
        {
            ["now"] = "nu",
            ["pump"] = "voertuig",
            ["why"] = "waarom",
            ["until"] = "tot",
            ["crew"] = "ploeg",
            ["skill"] = "vaardigheid",
            ["next"] = "volgende",
            ["timeline"] = "tijdlijn",
            ["week"] = "week",
            ["who"] = "wie",
            ["fix"] = "oplossing",
            ["hours"] = "uren",
            ["me"] = "ik",
            ["ask"] = "vragen",
            ["help"] = "help",
        },
    };

    /// <summary>Of our languages, those that Discord's clients speak too.</summary>
    public static IEnumerable<string> Languages => ByLanguage.Keys;

    public static string? Of(string command, string language) => ByLanguage[language].GetValueOrDefault(command);
}
