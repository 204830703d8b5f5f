using System.CommandLine;
using GartanChatBot.Settings;

namespace GartanChatBot.Host;

/// <summary>The verb <c>setup</c>, which configures the bot without an editor.</summary>
internal static class SetupVerb
{
    public static Command Create(BotConsole console)
    {
        var url = new Option<string?>("--url") { Description = "Address of your service's Gartan.", HelpName = "URL" };
        var user = new Option<string?>("--user") { Description = "User name there.", HelpName = "NAME" };
        var passwordFile = new Option<string?>("--password-file")
        {
            Description = "File that holds the password. It may stand in GARTAN__PASSWORD instead; never on a command line.",
            HelpName = "FILE",
        };
        var permission = new Option<bool>("--permission")
        {
            Description = "You have your service's permission to read its rota by program.",
        };
        var station = new Option<string[]>("--station")
        {
            Description = "A station to read: its label, code or number, or number:code:name. May be given again; all takes each of them.",
            HelpName = "STATION",
            DefaultValueFactory = _ => [],
        };
        var zone = new Option<string?>("--zone") { Description = "Its time zone; Europe/London when left out.", HelpName = "ZONE" };
        var admin = new Option<string?>("--admin") { Description = "Who lets chats in, such as telegram:12345.", HelpName = "ACCOUNT" };
        var replace = new Option<bool>("--replace") { Description = "Write the stations anew where some are configured." };
        var verb = new Command(
            "setup", "Set up your own station: asks, tries each answer, and writes the files. Options answer for scripts.")
        {
            url, user, passwordFile, permission, station, zone, admin, replace,
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
        return new SetupDialog(console, new(console), known, settings, new(folder)).RunAsync(cancellationToken);
    }

    /// <summary>The configured value as an answer, so that it isn't asked for again.</summary>
    private static string? Shown(Secret secret) => secret.IsEmpty ? null : secret.Reveal();
}
