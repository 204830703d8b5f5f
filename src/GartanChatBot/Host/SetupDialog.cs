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
        I can't find a list of stations on the site. To find Gartan's number for yours: open the grid in a browser, press F12,
        choose Network, reload, and look at the request GetSchedule: brigadeId is the number, brigadeName is the label.
        """;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        RequireRoom();
        await RequireTriesAsync();
        await PermitAsync();
        var offered = await SignInAsync(cancellationToken);
        var chosen = await ChosenAsync(offered);
        if (await new StationProbe(console, prompts, settings).ReadAsync(chosen, cancellationToken) is not { } stations)
            return ExitCode.Failed;

        var secrets = Account();
        await ChatsAsync(secrets, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        files.WriteSecrets(secrets);
        files.WriteStations(stations);
        Finish(secrets);
        return ExitCode.Done;
    }

    private void RequireRoom()
    {
        if (answers.Replaces || settings.Configured is not { Count: > 0 } codes)
            return;

        throw new SettingsException(
            [$"Stations are already configured: {string.Join(", ", codes)}. Use --replace to replace them; the old file is kept."]);
    }

    /// <summary>Rejections of earlier runs count too: Gartan remembers them as well.</summary>
    private async Task RequireTriesAsync()
    {
        if (answers.TriesAgain)
            return;

        await using var services = BotHost.BuildTools(settings.Now, Quiet(console));
        if (services.GetRequiredService<LoginLock>().State is { } state)
            throw new SettingsException(
            [
                $"Gartan rejected the last log-in from here ({state.Reason.TrimEnd('.')}), and a few more could lock the account. "
                    + "Log in with a browser to check user name and password, then use --try-again.",
            ]);
    }

    private async Task PermitAsync()
    {
        var may = await prompts.ConfirmAsync(
            "Do you have your service's permission to read its rota with a program?", "--permission", answers.HasPermission);
        settings["Gartan:PermissionConfirmed"] = may ? "true" : "false";
        if (!may)
            prompts.Say("Ask for it before you run the bot; each start will remind you.");
    }

    private async Task<IReadOnlyList<GartanStation>> SignInAsync(CancellationToken cancellationToken)
    {
        settings["Gartan:BaseUrl"] = await prompts.AskAsync(
            "Address of your service's Gartan, such as https://example-availability.gartantech.com/", "--url", answers.Url,
            settings.Now.Gartan.BaseUrl,
            text => text.Length > 0 && new WebAddressAttribute().IsValid(text) ? null : "That isn't a web address.");

        for (var tries = 1; ; tries++)
        {
            settings["Gartan:Username"] = await prompts.AskAsync(
                "Gartan user name", "--user", answers.User, null, text => text.Length > 0 ? null : "A user name is required.");
            settings["Gartan:Password"] = answers.Password ?? await PasswordAsync();
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
                prompts.Say($"✖ {refused.Message} You can try once more; then I stop, so that the account isn't locked.");
            }
        }
    }

    private async Task<string> PasswordAsync() => await prompts.AskHiddenAsync("Password") is { Length: > 0 } typed
        ? typed
        : throw new SettingsException(["The password is missing. Set GARTAN__PASSWORD or use --password-file."]);

    private async Task<IReadOnlyList<StationChoice>> ChosenAsync(IReadOnlyList<GartanStation> offered)
    {
        var isShown = prompts.CanAsk && answers.Stations.Count == 0 && offered.Count > 0;
        if (offered.Count == 0)
            prompts.Say(WhereToLook);
        else if (isShown)
            foreach (var (index, station) in offered.Index())
                prompts.Say($"  {index + 1}  {station.BrigadeName} ({station.BrigadeId})");

        var usual = offered.Count == 1 ? "1" : null;
        var given = answers.Stations.Count > 0 ? string.Join(',', answers.Stations) : null;
        var question = offered.Count == 0 ? "Your station as number:code:name, such as 4101:K41:Fernbrae"
            : "Which stations? Numbers from this list separated by commas, or all";
        return StationChoice.Read(
            await prompts.AskAsync(question, "--station", given, usual, text => StationChoice.ProblemOf(text, offered, isShown)), offered,
            await ZoneNameAsync(), isShown);
    }

    private async Task<string> ZoneNameAsync() => await prompts.AskAsync(
        "Time zone", "--zone", answers.TimeZone, "Europe/London",
        text => DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is not null
            ? null
            : "That isn't an IANA time zone such as Europe/London.");

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
            "Telegram", "from @BotFather, after /newbot", answers.TelegramToken, secrets,
            token => ChatAccounts.TelegramAsync(settings.Now.Telegram, token), cancellationToken);
        await TokenAsync(
            "Discord", "from https://discord.com/developers/applications, Bot, Reset Token", answers.DiscordToken, secrets,
            token => DiscordDoctor.ChecksAsync(settings.Now, token), cancellationToken);

        if (!secrets.ContainsKey("Telegram:Token") && !secrets.ContainsKey("Discord:Token"))
            return;

        var administrator = await prompts.AskAsync(
            "Administrator's account, such as telegram:12345 or discord:123456789012345678; press Enter to skip",
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
        var token = given ?? await prompts.AskHiddenAsync($"{platform} token ({whence}); press Enter to skip");
        if (token.Length == 0)
            return;

        var key = $"{platform}:Token";
        try
        {
            settings[key] = token;
            var checks = await check(cancellationToken);
            foreach (var line in checks)
                prompts.Say($"{line.Mark} {line.Sentence}");

            if (checks[0].Mark == DoctorCheck.Good)
                secrets[key] = token;
        }
        catch (SettingsException unusable)
        {
            prompts.Say($"✖ {string.Join(' ', unusable.Problems)} It isn't written; set it later.");
        }

        if (!secrets.ContainsKey(key))
            settings[key] = null;
    }

    private void Finish(IReadOnlyDictionary<string, string> secrets)
    {
        prompts.Say($"Written: {files.Stations}, and {files.Secrets}, which only this user can read.");
        foreach (var key in files.Overridden(secrets))
            prompts.Say($"⚠ {key} has another value in the environment, in ./.env or in a secret file, which overrides this one.");
        prompts.Say("Now run the same command without setup. To check everything again, run `doctor`.");
    }

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
