using System.CommandLine;
using GartanChatBot.Chats;
using GartanChatBot.Commands.Access;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using GartanChatBot.Storage;
using NodaTime.Text;

namespace GartanChatBot.Host;

/// <summary><c>forget NAME</c>: erases one crew member from all days and changes, and links to them.</summary>
internal static class ForgetVerb
{
    public static Command Create(BotConsole console)
    {
        var name = new Argument<string>("NAME") { Description = "The whole name as on the rota, such as \"ELM, SJ\"." };
        var sure = new Option<bool>("--yes") { Description = "Erase the data. Without it, the command only lists it." };
        var verb = new Command("forget", "Erase one crew member's stored data and link; the service must not run.") { name, sure };

        verb.SetAction(BotCommandLine.WithSettings(console, async (parsed, settings, _) =>
        {
            await using var app = BotHost.BuildTools(settings, console);
            var meant = Meant(app, parsed.GetValue(name)!.Trim());
            if (!parsed.GetValue(sure))
            {
                await console.Output.WriteLineAsync(Found(app, meant));
                return ExitCode.Failed;
            }

            var (days, links) = Forget(app, meant);
            await console.Output.WriteLineAsync(
                $"Forgotten: {meant}, on {days} {(days == 1 ? "day" : "days")} and {links} {(links == 1 ? "link" : "links")}. "
                    + "As long as Gartan shows the name, the next reading brings it back. Backups are not touched."
            );
            return ExitCode.Done;
        }));
        return verb;
    }

    private static string Found(IServiceProvider services, string name)
    {
        var (rota, people) = (services.GetRequiredService<RotaStore>(), services.GetRequiredService<People>());
        var stored = services.GetRequiredService<StationCatalogue>().All
            .Select(station => (station.Code, Dates: rota.DatesOfMember(station.Code, name)))
            .Where(found => found.Dates.Count > 0)
            .Select(found =>
                $"{found.Dates.Count} {(found.Dates.Count == 1 ? "day" : "days")} of {found.Code}, "
                    + $"{LocalDatePattern.Iso.Format(found.Dates[0])} to {LocalDatePattern.Iso.Format(found.Dates[^1])}"
            );
        var links = people
            .All.Where(person => person.Member == name || person.Claim == name)
            .Select(person => $"the link of {person.Described()}");

        return $"Found {name}: {string.Join("; ", stored.Concat(links))}. Nothing is erased yet: run forget \"{name}\" --yes.";
    }

    private static (int Days, int Links) Forget(IServiceProvider services, string name)
    {
        var (rota, people) = (services.GetRequiredService<RotaStore>(), services.GetRequiredService<People>());
        return services.GetRequiredService<BotDatabase>().InTransaction(() => (rota.ForgetMember(name), people.ForgetMember(name)));
    }

    /// <summary>The whole name, also of a member who is no longer on any page. Part of a name erases nobody.</summary>
    private static string Meant(IServiceProvider services, string given)
    {
        var (rota, stations) = (services.GetRequiredService<RotaStore>(), services.GetRequiredService<StationCatalogue>());
        if (
            stations.All.Any(station => rota.DatesOfMember(station.Code, given).Count > 0)
            || services.GetRequiredService<People>().All.Any(person => person.Member == given || person.Claim == given))
            return given;

        string[] found =
        [
            .. services
                .GetRequiredService<CrewDirectory>()
                .Find(given, station: null)
                .Select(member => member.Key.Name)
                .Distinct(StringComparer.Ordinal),
        ];
        return found switch
        {
            [] => throw new VerbFailedException(
                $"Nobody called \"{given}\" is stored. Give the name as on the rota, such as \"ELM, SJ\"."),
            _ when found is [var only] && string.Equals(only, given, StringComparison.OrdinalIgnoreCase) => only,
            _ => throw new VerbFailedException(
                $"\"{given}\" isn't a whole name; it may be {string.Join(" or ", found.Select(name => $"\"{name}\""))}."),
        };
    }
}
