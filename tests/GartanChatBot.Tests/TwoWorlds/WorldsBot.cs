using GartanChatBot.Availability;
using GartanChatBot.Chat;
using GartanChatBot.Crewing;
using GartanChatBot.Storage;
using GartanChatBot.Tests.Commands;
using NodaTime;

namespace GartanChatBot.Tests.TwoWorlds;

/// <summary>Some hidden rotas and their filled worlds in one bot: the router and every command, over a real store.</summary>
internal sealed class WorldsBot : IDisposable
{
    private readonly TestRota bot;

    public WorldsBot(Instant now, IReadOnlyList<HiddenRota> rotas)
    {
        Rotas = rotas;
        bot = new() { Now = now, Stations = [.. rotas.SelectMany(rota => rota.Worlds).Select(world => world.Station)] };
        bot.Days.Clear();

        var store = bot.Get<RotaStore>();
        bot.Get<BotDatabase>().InTransaction(() =>
        {
            foreach (var day in rotas.SelectMany(rota => rota.Worlds).SelectMany(world => world.Days))
                store.Replace(day);
        });
    }

    public IReadOnlyList<HiddenRota> Rotas { get; }

    public T Get<T>()
        where T : notnull => bot.Get<T>();

    /// <summary>Everything that can be said to the question and is not true in every world: empty when all is well.</summary>
    public async Task<string?> FaultAsync(HiddenRota rota, Func<StationCode, string> question, string member)
    {
        var filled = new List<WorldAnswer>();
        foreach (var world in rota.Filled)
            filled.Add(await AskAsync(world, question, member));

        var hidden = await AskAsync(rota.Hidden, question, member);
        return hidden.FaultBeside(filled) is not { } fault ? null : $"""
            {question(rota.Hidden.Station.Code)} as {member}: {fault}
            {rota.What}
            hidden: {hidden}
            on: {filled[0]}
            off: {filled[1]}
            any: {filled[2]}
            """;
    }

    public void Dispose() => bot.Dispose();

    private async Task<WorldAnswer> AskAsync(RotaWorld world, Func<StationCode, string> question, string member)
    {
        var code = world.Station.Code;
        return WorldAnswer.Of(await bot.ReplyAsync(question(code), request => request with { Station = code.Value, As = member, Names = NameStyle.Short }), code);
    }
}
