using System.CommandLine;
using GartanChatBot.Availability;
using GartanChatBot.Commands.Access;
using GartanChatBot.Members;
using GartanChatBot.Stations;
using GartanChatBot.Storage;

namespace GartanChatBot.Verbs;

/// <summary><c>forget NAME</c>: erases one crew member from all days and changes, and whoever is linked to them.</summary>
internal static class ForgetVerb
{
    public static Command Create(BotConsole console)
    {
        var name = new Argument<string>("NAME") { Description = "As the rota has it (\"ELM, SJ\"), or a surname that only one person has." };
        var verb = new Command("forget", "Erase one crew member's stored data and link; the service must not run.") { name };

        verb.SetAction(BotCommandLine.WithSettings(console, async (parsed, settings, _) =>
        {
            await using var app = BotHost.BuildTools(settings, console);
            var meant = Meant(app.Services, parsed.GetValue(name)!.Trim());
            var (days, links) = Forget(app.Services, meant);

            await console.Output.WriteLineAsync($"Forgotten: {meant}, on {days} {(days == 1 ? "day" : "days")} and {links} {(links == 1 ? "link" : "links")}. As long as Gartan shows the name, the next reading brings it back. Backups are not touched.");
            return ExitCode.Done;
        }));
        return verb;
    }

    private static (int Days, int Links) Forget(IServiceProvider services, string name)
    {
        var (rota, people) = (services.GetRequiredService<RotaStore>(), services.GetRequiredService<People>());
        return services.GetRequiredService<BotDatabase>().InTransaction(() => (rota.ForgetMember(name), people.ForgetMember(name)));
    }

    /// <summary>A whole name, also of somebody who is on no page any more; else whom a part of it may mean.</summary>
    private static string Meant(IServiceProvider services, string given)
    {
        var (rota, stations) = (services.GetRequiredService<RotaStore>(), services.GetRequiredService<StationCatalogue>());
        if (stations.All.Any(station => rota.DatesOfMember(station.Code, given).Count > 0) || services.GetRequiredService<People>().All.Any(person => person.Member == given || person.Claim == given))
            return given;

        string[] found = [.. services.GetRequiredService<CrewRegister>().Find(given, station: null).Select(member => member.Key.Name).Distinct(StringComparer.Ordinal)];
        return found switch
        {
            [var only] => only,
            [] => throw new VerbFailedException($"Nobody called \"{given}\" is stored. Give the name as the rota has it, such as \"ELM, SJ\"."),
            _ => throw new VerbFailedException($"\"{given}\" may be {string.Join(" or ", found.Select(name => $"\"{name}\""))}: give the whole name."),
        };
    }
}
