using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Storage;
using GartanChatBot.Tests.TestKit;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace GartanChatBot.Tests.Chats.Rules;

/// <summary>What decides who may do what, without the bot around it: so quick that every mutant of it can be judged.</summary>
internal sealed class Door : IDisposable
{
    public const string Group = "telegram:-100";

    public static readonly Instant Noon = Instant.FromUtc(2026, 6, 9, 12, 0);

    private readonly BotDatabase database;

    public Door(IList<string>? admins = null, IList<string>? approved = null)
    {
        database = BotDatabase.Open(BotDatabase.InMemory, Time);
        var options = new ChatOptions { Admins = admins ?? [], Approved = approved ?? [] };
        Audit = new(database, Time);
        Chats = new(database, options, Audit, Time);
        People = new(database, options, Audit, Time);
        Rights = new(Chats, People, new() { Officer = ["811"], Admin = ["812"] });
        Requests = new(Chats, new NoticeLog(Notices.Add), database, Time);
        Departures = new(Chats, People);
        Names = new(People, Chats);
    }

    public FakeTimeProvider Time { get; } = new(Noon.ToDateTimeOffset());

    public AuditStore Audit { get; }

    public ChatDirectory Chats { get; }

    public People People { get; }

    public Rights Rights { get; }

    public AccessRequests Requests { get; }

    public Departures Departures { get; }

    public PersonNames Names { get; }

    public List<AdministratorNotice> Notices { get; } = [];

    public IEnumerable<string> Written => Audit.Latest(99).Reverse().Select(entry => $"{entry.Who} {entry.Act} {entry.Target}");

    public static Conversation Place(string text, bool alone = false) => Conversation.Parse(text) with { IsPrivate = alone };

    public static ChatRequest From(Conversation place, string user = "7", params string[] roles) =>
        new() { Conversation = place, Who = new(user, $"User {user}") { Roles = roles }, Text = "/now", Station = "K99" };

    public ChatRole RoleOf(Conversation place, string user = "7", params string[] roles) => Rights.Admit(From(place, user, roles)).Role;

    public PersonRecord Link(string id, string member, string station = "K41")
    {
        var code = People.Claim(id, "Sam", member, station).CodeOfClaim()!;
        People.Approve(id, code, "telegram:1", asAdministrator: true).ShouldBe(LinkOutcome.Linked);
        return People.Find(id)!;
    }

    /// <summary>In one transaction.</summary>
    /// <summary>As a platform tells it.</summary>
    public void Opens(Conversation place, string title) => new ConversationEvents([Chats, Requests], database).Opened(place, title);

    public void Together(Action work) => database.InTransaction(work);

    public void Dispose() => database.Dispose();
}
