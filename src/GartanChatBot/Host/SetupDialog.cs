using GartanChatBot.Chat;
using GartanChatBot.Gartan;
using GartanChatBot.Gartan.Http;
using GartanChatBot.Settings;
using NodaTime;

namespace GartanChatBot.Host;

/// <summary>
/// Asks for address, account, stations and chat tokens, and writes the service's configuration files. Each answer is tried before the next
/// question, and nothing is written until today's rota has been read.
/// </summary>
internal sealed class SetupDialog(
    BotConsole console, SetupPrompts prompts, SetupAnswers answers, SetupSettings settings, SetupFiles files)
{
    /// <summary>Gartan locks an account after several failed log-ins, perhaps three.</summary>
    private const int MaxLogins = 2;

    private const string WhereToLook =
        """
        The site shows no list of stations that I know. To find Gartan's number of yours: open the grid in a browser, press F12,
        choose Network, reload, and look at the request GetSchedule: brigadeId is the number, brigadeName the label.
        """;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        RequireRoom();
        Permit();
        var offered = await SignInAsync(cancellationToken);
        var chosen = Chosen(offered);
        if (await new StationProbe(console, prompts, settings).ReadAsync(chosen, cancellationToken) is not { } stations)
            return ExitCode.Failed;

        var secrets = Account();
        await ChatsAsync(secrets, cancellationToken);
        files.WriteStations(stations);
        files.WriteSecrets(secrets);
        Finish(secrets);
        return ExitCode.Done;
    }

    private void RequireRoom()
    {
        if (answers.Replaces || settings.Configured is not { Count: > 0 } codes)
            return;

        throw new SettingsException(
            [$"Stations are configured already: {string.Join(", ", codes)}. With --replace they are written anew; the old file is kept."]);
    }

    private void Permit()
    {
        var may = prompts.Confirm(
            "Do you have your service's permission to read its rota by program?", "--permission", answers.HasPermission);
        settings["Gartan:PermissionConfirmed"] = may ? "true" : "false";
        if (!may)
            prompts.Say("Then ask for it before you run the bot: each start will remind you.");
    }

    private async Task<IReadOnlyList<GartanStation>> SignInAsync(CancellationToken cancellationToken)
    {
        settings["Gartan:BaseUrl"] = prompts.Ask(
            "Address of your service's Gartan, such as https://example-availability.gartantech.com/", "--url", answers.Url,
            settings.Now.Gartan.BaseUrl,
            text => text.Length > 0 && new WebAddressAttribute().IsValid(text) ? null : "That isn't a web address.");

        for (var tries = 1; ; tries++)
        {
            settings["Gartan:Username"] = prompts.Ask(
                "User name there", "--user", answers.User, null, text => text.Length > 0 ? null : "There must be one.");
            settings["Gartan:Password"] = answers.Password ?? Password();
            try
            {
                await using var services = BotHost.BuildTools(settings.Now, Quiet(console));
                prompts.Say("Logging in …");
                var offered = await services.GetRequiredService<GartanClient>().OfferedStationsAsync(cancellationToken);
                prompts.Say("✔ Logged in.");
                return offered;
            }
            catch (LoginRejectedException refused) when (prompts.CanAsk && answers.Password is null && tries < MaxLogins)
            {
                prompts.Say($"✖ {refused.Message} Once more; after that I stop, so that the account does not get locked.");
            }
        }
    }

    private string Password() => prompts.AskHidden("Password") is { Length: > 0 } typed
        ? typed
        : throw new SettingsException(["The password was not given. Set GARTAN__PASSWORD, or --password-file."]);

    private IReadOnlyList<StationChoice> Chosen(IReadOnlyList<GartanStation> offered)
    {
        if (offered.Count == 0)
            prompts.Say(WhereToLook);
        else if (prompts.CanAsk)
            foreach (var (index, station) in offered.Index())
                prompts.Say($"  {index + 1}  {station.BrigadeName} ({station.BrigadeId})");

        var usual = offered.Count == 1 ? "1" : null;
        var given = answers.Stations.Count > 0 ? string.Join(',', answers.Stations) : null;
        var question = offered.Count == 0 ? "Your station as number:code:name, such as 4101:K41:Fernbrae"
            : "Which? Numbers of this list with commas between, or all";
        return StationChoice.Read(
            prompts.Ask(question, "--station", given, usual, text => StationChoice.ProblemOf(text, offered)), offered, ZoneName());
    }

    private string ZoneName() => prompts.Ask(
        "Time zone", "--zone", answers.TimeZone, "Europe/London",
        text => DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is not null
            ? null
            : "That isn't a zone of the IANA list, such as Europe/London.");

    private Dictionary<string, string> Account()
    {
        var gartan = settings.Now.Gartan;
        return new(StringComparer.OrdinalIgnoreCase)
        {
            ["Gartan:BaseUrl"] = gartan.BaseUrl!,
            ["Gartan:Username"] = gartan.Username.Reveal(),
            ["Gartan:Password"] = gartan.Password.Reveal(),
            ["Gartan:PermissionConfirmed"] = gartan.PermissionConfirmed ? "true" : "false",
            ["Gartan:Body"] = gartan.Body.ToString(),
        };
    }

    private async Task ChatsAsync(Dictionary<string, string> secrets, CancellationToken cancellationToken)
    {
        await TokenAsync(
            "Telegram", "of @BotFather, who gives it after /newbot", answers.TelegramToken, secrets,
            token => ChatAccounts.TelegramAsync(settings.Now.Telegram, token), cancellationToken);
        await TokenAsync(
            "Discord", "of https://discord.com/developers/applications, Bot, Reset Token", answers.DiscordToken, secrets,
            token => DiscordDoctor.ChecksAsync(settings.Now, token), cancellationToken);

        if (!secrets.ContainsKey("Telegram:Token") && !secrets.ContainsKey("Discord:Token"))
            return;

        var administrator = prompts.Ask(
            "Who lets chats in? Their account, such as telegram:12345 or discord:123456789012345678; Enter to leave it for later",
            "--admin", answers.Administrator, "",
            text => text.Length == 0 || Conversation.TryParse(text, out _)
                ? null
                : "That isn't an account. Type telegram:<number> or discord:<number>.");
        if (administrator.Length > 0)
            secrets["Chat:Admins:0"] = administrator;
    }

    /// <summary>Asks for a token and checks it; a rejected token isn't written. Without tokens, only console and web page work.</summary>
    private async Task TokenAsync(
        string platform, string whence, string? given, Dictionary<string, string> secrets,
        Func<CancellationToken, Task<IReadOnlyList<DoctorCheck>>> check, CancellationToken cancellationToken)
    {
        var token = given ?? prompts.AskHidden($"{platform} token ({whence}); Enter for none");
        if (token.Length == 0)
            return;

        settings[$"{platform}:Token"] = token;
        var checks = await check(cancellationToken);
        foreach (var line in checks)
            prompts.Say($"{line.Mark} {line.Sentence}");

        if (checks[0].Mark == DoctorCheck.Good)
            secrets[$"{platform}:Token"] = token;
        else
            settings[$"{platform}:Token"] = null;
    }

    private void Finish(IReadOnlyDictionary<string, string> secrets)
    {
        prompts.Say($"Written: {files.Stations}, and {files.Secrets}, which only this user can read.");
        foreach (var key in secrets.Keys.Where(IsShadowed))
            prompts.Say($"⚠ {key} is set in the environment too, which goes before the file.");
        prompts.Say("Now run it: the same command without setup. `doctor` looks over everything once more.");
    }

    private static bool IsShadowed(string key) =>
        Environment.GetEnvironmentVariable(EnvFile.NameOf(key)) is { Length: > 0 };

    /// <summary>A console without logs and with the doctor's short timeout, because the dialog reports each result.</summary>
    internal static BotConsole Quiet(BotConsole console) => console with
    {
        MinimumLogLevel = LogLevel.None,
        ConfigureServices = services =>
        {
            services.AddSingleton(GartanPatience.OfDoctor);
            console.ConfigureServices(services);
        },
    };
}
