using System.Globalization;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Commands.Access;

/// <summary>Lists and erases what the rota, the links and the chats store about one person.</summary>
internal sealed class CrewPersonalRecords(
    People people, ChatDirectory chats, AuditStore audit, RotaStore rota, StationCatalogue stations, ChatNotifier notifier,
    LeaverCleanup leavers) : IPersonalRecords
{
    public IReadOnlyList<Fact> Describe(DataSubject asked)
    {
        List<Fact> facts = [];
        if (people.Find(asked.Id) is { } person)
            facts.AddRange(Account(person));

        if (Alone(asked) is { } chat)
            facts.Add(
                new(
                    "private chat",
                    [
                        $"{chat.Id}{(chat.Title.Length > 0 ? $", as {chat.Title}" : "")}, {chat.State.ToString().ToLowerInvariant()}, "
                            + $"names {NamesCommand.WordOf(chat.Names)}",
                    ]));

        if (audit.Concerning(asked.Id) is { Count: > 0 } entries)
            facts.Add(new("decisions", [$"{entries.Count} by or about you, the latest on {Day(entries[^1].At)}"]));

        if (asked.Member is { } member)
            facts.AddRange(OnTheRota(member));

        return facts;
    }

    public void Erase(DataSubject asked)
    {
        people.Forget(asked.Id);
        audit.Forget(asked.Id);
        if (Alone(asked) is { } chat)
            chats.Forget(chat.Place());
    }

    public void CleanUp(LocalDate today) => leavers.CleanUp(today);

    /// <summary>The name on the page of a linked member. The second of two with the same name is stored as <c>NAME (2)</c>.</summary>
    public static string NameOf(string link) =>
        link.EndsWith(')') && link.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var at ? link[..at] : link;

    private IEnumerable<Fact> Account(PersonRecord person)
    {
        yield return new("account", [person.Described()]);
        if (person.Role > ChatRole.Stranger)
            yield return new("role", [$"{person.Role.ToString().ToLowerInvariant()}, by {person.RoleBy}"]);
        if (person.Member is { } member)
            yield return new(
                "link",
                [$"{member} of {person.Station}, confirmed by {person.MemberBy}{(person.MemberAt is { } at ? $" on {Day(at)}" : "")}"]);
        if (person.Claim is { } claim)
            yield return new("claims to be", [$"{claim} of {person.ClaimStation}"]);
    }

    private IEnumerable<Fact> OnTheRota(string member)
    {
        var name = NameOf(member);
        foreach (var station in stations.All)
        {
            if (rota.DatesOfMember(station.Code, name) is { Count: > 0 } days)
                yield return new(
                    $"rota {station.Code}",
                    [
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{days.Count} days, {Iso(days[0])} to {Iso(days[^1])}: name, rank, skills, contract, when available"),
                    ]);

            var changes = rota.Changes(station.Code, Instant.FromUnixTimeTicks(0), Instant.MaxValue).Count(change => change.Member == name);
            if (changes > 0)
                yield return new($"changes {station.Code}", [string.Create(CultureInfo.InvariantCulture, $"{changes}")]);
        }
    }

    private ChatSettings? Alone(DataSubject asked) =>
        notifier.DirectTo(asked.Platform, asked.UserId) is { } direct ? chats.Find(direct) : null;

    private string Day(Instant at) => Iso((stations.All is [var first, ..] ? first.Clock.DateOf(at) : at.InUtc().Date));

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
