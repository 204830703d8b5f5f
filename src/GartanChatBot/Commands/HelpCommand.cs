using GartanChatBot.Availability;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Stations;

namespace GartanChatBot.Commands;

/// <summary>What can be asked, on one screen, with this station's own call sign.</summary>
internal sealed class HelpCommand(
    Func<IReadOnlyList<IChatCommand>> menu,
    AvailabilityQueries availability,
    StationCatalogue stations) : IChatCommand
{
    public string Name => "help";

    public IReadOnlyList<string> Aliases => ["start", "commands"];

    public string Summary => "this";

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var pump = availability.Appliances().Select(callsign => callsign.Value).FirstOrDefault() ?? "";
        var example = pump.Length > 0 ? pump : stations.Default?.Code.Value ?? "the pump";

        var lines = menu().Where(command => command != this && (!command.ForAdmins || request.Role >= ChatRole.Admin)).Select(command => new Fact(Usage(command, pump), [command.Summary]));
        var reply = Reply.Of(Tone.Plain, $"Ask in plain words, such as \"is {example} on the run?\", or:")
            .With(new ReplyBlock.Facts([.. lines]))
            .Paragraph("Not a mobilising system: control's status is the truth.");

        return ValueTask.FromResult(reply);
    }

    private static string Usage(IChatCommand command, string pump) => command.Name switch
    {
        "pump" => $"/pump {pump}".TrimEnd(),
        "whatif" => "/whatif NAME 18-23",
        "who" => "/who Sat 09:00",
        _ => string.Join(' ', Required(command).Prepend($"/{command.Name}")),
    };

    private static IEnumerable<string> Required(IChatCommand command) =>
        command.Parameters.Where(parameter => parameter.Required).Select(parameter => parameter.Name.ToUpperInvariant());
}
