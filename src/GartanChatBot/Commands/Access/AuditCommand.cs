using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Stations;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands.Access;

/// <summary>Lists the latest decisions of administrators and officers.</summary>
internal sealed class AuditCommand(AuditStore audit, StationCatalogue stations, TimeProvider time) : IChatCommand
{
    private const int MaxShown = 8;

    public string Name => "audit";

    public string Summary => "recent decisions, and who made them";

    public bool Changes(CommandArguments given) => false;

    public MenuSection Section => MenuSection.Running;

    public bool ForAdmins => true;

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var zone = stations.All is [var first, ..] ? first.Zone : DateTimeZone.Utc;
        var words = new TimeText(zone, time.GetCurrentInstant().InZone(zone).Date);
        var entries = audit.Latest(MaxShown);

        var reply = Reply.Of(Tone.Plain, entries.Count == 0 ? "Nothing has been decided yet." : "Recent decisions, newest first:")
            .Bullets([.. entries.Select(entry => new Bullet([words.When(entry.At), $" {entry.Who} {entry.Act} {entry.Target}"]))])
            .Paragraph($"Kept for {AuditStore.MonthsKept} months.");
        return ValueTask.FromResult(reply with { Private = true });
    }
}
