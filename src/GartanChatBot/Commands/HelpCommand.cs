using GartanChatBot.Chat;
using GartanChatBot.Chat.Discord.Sending;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Rota;
using GartanChatBot.Stations;

namespace GartanChatBot.Commands;

/// <summary>Shows the commands on one screen, with this station's own call sign in the examples.</summary>
internal sealed class HelpCommand(
    Func<IReadOnlyList<IChatCommand>> menu,
    RotaQueries rotaQueries,
    StationCatalogue stations) : IChatCommand
{
    private static readonly (MenuSection Section, string Heading)[] Others =
        [(MenuSection.Yours, "About you"), (MenuSection.ThisChat, "This chat"), (MenuSection.Running, "Running me")];

    public string Name => "help";

    public IReadOnlyList<string> Aliases => ["commands"];

    public string Summary => "what you can ask";

    public bool Changes(CommandArguments given) => false;

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var pump = rotaQueries.Appliances().Select(callsign => callsign.Value).FirstOrDefault() ?? "";
        var example = pump.Length > 0 ? pump : stations.Default?.Code.Value ?? "the pump";

        var platform = request.Conversation.Platform;
        var allowed = menu()
            .Where(command => command != this && request.Role >= command.LeastRole && command.IsOfferedOn(platform))
            .ToLookup(command => command.Section);
        var how = platform == DiscordPlatform.PlatformName ? "Ask with /ask in plain words" : "Ask in plain words";
        var reply = Reply
            .Of(Tone.Plain, $"{how}, such as \"is {example} on the run?\", or:")
            .With(
                new ReplyBlock.Facts([
                    .. allowed[MenuSection.Questions].Select(command => new Fact(Usage(command, pump), [command.Summary])),
                ]));

        foreach (var (section, heading) in Others)
        {
            if (allowed[section].Any())
                reply = reply.Paragraph($"{heading}: {string.Join(" ", allowed[section].Select(command => $"/{command.Name}"))}");
        }

        reply = reply.Paragraph("Not a mobilising system: control's status is the truth.");
        return ValueTask.FromResult(reply);
    }

    private static string Usage(IChatCommand command, string pump) => command.Name switch
    {
        "pump" => $"/pump {pump}".TrimEnd(),
        "whatif" => "/whatif",
        _ => string.Join(' ', Required(command).Prepend($"/{command.Name}")),
    };

    private static IEnumerable<string> Required(IChatCommand command) =>
        command.Parameters.Where(parameter => parameter.Required).Select(parameter => parameter.Name.ToUpperInvariant());
}
