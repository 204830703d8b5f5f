using System.CommandLine;
using GartanChatBot.Settings;

namespace GartanChatBot.Host;

/// <summary>The verb <c>setup</c>, which configures the bot without an editor.</summary>
internal static class SetupVerb
{
    public static Command Create(BotConsole console)
    {
        var url = new Option<string?>("--url") { Description = "Address of your service's Gartan.", HelpName = "URL" };
        var user = new Option<string?>("--user") { Description = "Gartan user name.", HelpName = "NAME" };
        var passwordFile = new Option<string?>("--password-file")
        {
            Description = "File that holds the password. Or set GARTAN__PASSWORD; never put it on a command line.",
            HelpName = "FILE",
        };
        var permission = new Option<bool>("--permission")
        {
            Description = "Confirms that you have your service's permission to read its rota with a program.",
        };
        var station = new Option<string[]>("--station")
        {
            Description = "A station to read: label, code, number, or number:code:name. Repeatable; \"all\" selects every station.",
            HelpName = "STATION",
            DefaultValueFactory = _ => [],
        };
        var zone = new Option<string?>("--zone") { Description = "The station's time zone; default: Europe/London.", HelpName = "ZONE" };
        var admin = new Option<string?>("--admin")
        {
            Description = "Administrator's account, such as telegram:12345.",
            HelpName = "ACCOUNT",
        };
        var replace = new Option<bool>("--replace") { Description = "Replace the configured stations." };
        var again = new Option<bool>("--try-again") { Description = "Log in although Gartan rejected the last log-ins." };
        var verb = new Command(
            "setup", "Set up your own station: asks questions, tries each answer, and writes the files. In scripts, use the options.")
        {
            url, user, passwordFile, permission, station, zone, admin, replace, again,
        };

        verb.SetAction(BotCommandLine.WithSources(async (parsed, configured, folder, cancellationToken) => await RunAsync(
            console,
            new()
            {
                Url = parsed.GetValue(url),
                User = parsed.GetValue(user),
                Password = parsed.GetValue(passwordFile) is { } file ? (await File.ReadAllTextAsync(file, cancellationToken)).Trim() : null,
                HasPermission = parsed.GetValue(permission),
                Stations = parsed.GetValue(station) ?? [],
                TimeZone = parsed.GetValue(zone),
                Administrator = parsed.GetValue(admin),
                Replaces = parsed.GetValue(replace),
                TriesAgain = parsed.GetValue(again),
            },
            configured, folder, cancellationToken)));
        return verb;
    }

    public static Task<int> RunAsync(
        BotConsole console, SetupAnswers answers, IConfiguration configured, string folder, CancellationToken cancellationToken)
    {
        var settings = new SetupSettings(configured);
        var (gartan, telegram, discord) = (settings.Now.Gartan, settings.Now.Telegram, settings.Now.Discord);
        var known = answers with
        {
            Url = answers.Url ?? (console.IsInputInteractive ? null : gartan.BaseUrl),
            User = answers.User ?? Shown(gartan.Username),
            Password = answers.Password ?? Shown(gartan.Password),
            HasPermission = answers.HasPermission || gartan.PermissionConfirmed,
            TelegramToken = Shown(telegram.Token),
            DiscordToken = Shown(discord.Token),
        };
        return new SetupDialog(console, new(console, cancellationToken), known, settings, new(folder)).RunAsync(cancellationToken);
    }

    /// <summary>The configured value as an answer, so that it isn't asked for again.</summary>
    private static string? Shown(Secret secret) => secret.IsEmpty ? null : secret.Reveal();
}
