using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Telegram.Updates;
using GartanChatBot.Storage;

namespace GartanChatBot.Chats;

/// <summary>People's roles, and the crew members that they are linked to.</summary>
internal sealed class People(BotDatabase database, ChatOptions options, AuditStore audit, TimeProvider time)
{
    private readonly CachedStore<PersonRecord> people = new(database, "people", person => person.Id);

    private readonly Dictionary<string, Conversation> configuredAdmins = options.Admins
        .Select(text => Conversation.TryParse(text, out var place) ? place : null)
        .OfType<Conversation>()
        .Where(place => !SharedAccounts.Has(place.ToString()))
        .DistinctBy(place => place.ToString())
        .ToDictionary(place => place.ToString(), StringComparer.Ordinal);

    /// <summary>All records except those of shared Telegram accounts, which an older version could link.</summary>
    public IReadOnlyCollection<PersonRecord> All => [.. people.All.Where(person => !SharedAccounts.Has(person.Id))];

    /// <summary>Platform and user id of each administrator, from the configuration or made by another administrator.</summary>
    public IReadOnlyList<(string Platform, string UserId)> Administrators =>
    [
        .. configuredAdmins.Keys
            .Concat(All.Where(person => person.Role is ChatRole.Admin).Select(person => person.Id))
            .Distinct(StringComparer.Ordinal)
            .Select(id => id.Split(':', 2)).Select(parts => (parts[0], parts[1])),
    ];

    public static string IdOf(string platform, string userId) => string.Concat(platform, ":", userId);

    public static string IdOf(ChatRequest request) => IdOf(request.Conversation.Platform, request.Who.Id);

    public PersonRecord? Find(string id) => SharedAccounts.Has(id) ? null : people.Find(id);

    public bool IsConfiguredAdmin(string id) => configuredAdmins.ContainsKey(id);

    /// <summary>True if the person may ask in a private chat, because they are linked or have a role.</summary>
    public static bool MayAskAlone(PersonRecord person) => person.Member is not null || person.Role > ChatRole.Stranger;

    public PersonRecord Claim(string id, string name, string member, string station) => database.InTransaction(() =>
    {
        var person = Of(id) with
        {
            Name = DisplayNameSanitizer.Of(name),
            Claim = member,
            ClaimStation = station,
            ClaimedAt = time.GetCurrentInstant(),
        };
        people.Put(person);
        return person;
    });

    /// <param name="asAdministrator">True for an administrator, who may also approve their own claim.</param>
    public LinkOutcome Approve(string id, string code, string by, bool asAdministrator) => database.InTransaction(() =>
    {
        if (people.Find(id) is not { Claim: { } claim } person || person.CodeOfClaim() != code)
            return LinkOutcome.NoSuchClaim;

        if (id == by && !asAdministrator)
            return LinkOutcome.OwnClaim;

        var platform = PlatformOf(id);
        if (people.All.Any(other => other.Id != id && other.Member == claim && PlatformOf(other.Id) == platform))
            return LinkOutcome.Taken;

        audit.Add(by, "linked", id);
        people.Put(person with
        {
            Member = claim,
            Station = person.ClaimStation,
            MemberBy = by,
            MemberAt = time.GetCurrentInstant(),
            Claim = null,
            ClaimStation = null,
            ClaimedAt = null,
        });
        return LinkOutcome.Linked;
    });

    /// <summary>Replaces a station's code in all records.</summary>
    public void RenameStation(string from, string to) =>
        database.InTransaction(() =>
        {
            foreach (var person in people.All.Where(person => person.Station == from || person.ClaimStation == from).ToList())
                people.Put(
                    person with
                    {
                        Station = person.Station == from ? to : person.Station,
                        ClaimStation = person.ClaimStation == from ? to : person.ClaimStation,
                    });
        });

    public LinkOutcome Deny(string id, string code, string by) => database.InTransaction(() =>
    {
        if (people.Find(id) is not { Claim: not null } person || person.CodeOfClaim() != code)
            return LinkOutcome.NoSuchClaim;

        audit.Add(by, "denied a link to", id);
        Keep(person with { Claim = null, ClaimStation = null, ClaimedAt = null });
        return LinkOutcome.Linked;
    });

    /// <summary>Removes a person's own link or claim at once; true if there was one.</summary>
    public bool Unlink(string id) => database.InTransaction(() =>
    {
        if (people.Find(id) is not { } person || (person.Member ?? person.Claim) is null)
            return false;

        Keep(WithoutMember(person));
        return true;
    });

    /// <summary>Removes link and role of a person who left the chat that they depend on; true if there was one.</summary>
    public bool Leave(string id) => database.InTransaction(() =>
    {
        if (people.Find(id) is not { } person || !person.IsWorthKeeping())
            return false;

        audit.Add(
            id,
            person.Role is ChatRole.Stranger
                ? "left the chat, which unlinked"
                : $"left the chat, which unlinked and is no longer {person.Role}:",
            id);
        people.Remove(id);
        return true;
    });

    public PersonRecord Grant(string id, ChatRole role, string by) => database.InTransaction(() =>
    {
        audit.Add(by, $"made {role} of", id);
        var person = Of(id) with
        {
            Role = role is ChatRole.Crew ? ChatRole.Stranger : role,
            RoleBy = by,
            RoleAt = time.GetCurrentInstant(),
        };
        Keep(person);
        return person;
    });

    public bool Forget(string id) => people.Remove(id);

    /// <summary>Removes every link and claim to this crew member; returns the number of people affected.</summary>
    public int ForgetMember(string member) => database.InTransaction(() =>
    {
        var linked = people.All.Where(person => Means(person.Member, member) || Means(person.Claim, member)).ToList();
        foreach (var person in linked)
            Keep(WithoutMember(person));

        return linked.Count;
    });

    private PersonRecord Of(string id) => people.Find(id) ?? new() { Id = id };

    private void Keep(PersonRecord person)
    {
        if (person.IsWorthKeeping())
            people.Put(person);
        else
            people.Remove(person.Id);
    }

    private static PersonRecord WithoutMember(PersonRecord person) => person with
    {
        Member = null,
        MemberBy = null,
        MemberAt = null,
        Station = null,
        Claim = null,
        ClaimStation = null,
        ClaimedAt = null,
    };

    /// <summary>
    /// True if the link is to this crew member; the second of two people with the same name is stored as <c>NAME (2)</c>.
    /// </summary>
    private static bool Means(string? kept, string member) =>
        kept == member || (kept?.StartsWith(member, StringComparison.Ordinal) == true && kept.AsSpan(member.Length).StartsWith(" ("));

    private static string PlatformOf(string id) => id.Split(':', 2)[0];
}
