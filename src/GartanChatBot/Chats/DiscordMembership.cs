using System.Collections.Concurrent;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Discord;
using GartanChatBot.Chat.Discord.Rest;
using GartanChatBot.Chat.Discord.Sending;
using GartanChatBot.Telemetry;

namespace GartanChatBot.Chats;

/// <summary>
/// Checks regularly that people with a link or role are still members of a Discord server. Discord reports departures only with the
/// privileged intent GUILD_MEMBERS, which the bot does not use; a single member can be requested without it.
/// https://docs.discord.com/developers/resources/guild#get-guild-member
/// </summary>
internal sealed partial class DiscordMembership(
    DiscordRest rest, People people, Departures departures, TimeProvider time, ILogger<DiscordMembership> logger)
    : EnduringService(time, logger)
{
    private const int UnknownUser = 10013;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, string> serverOfChannel = new(StringComparer.Ordinal);

    /// <summary>Checks all linked people on Discord. None is removed while Discord can't be reached.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var places = departures.PlacesOn(DiscordPlatform.PlatformName);
        foreach (
            var person in people
                .All.Where(person => person.Id.StartsWith($"{DiscordPlatform.PlatformName}:", StringComparison.Ordinal))
                .ToList())
        {
            try
            {
                if (await IsInNoneAsync(person, [.. places.Where(place => departures.Concerns(place, person))], cancellationToken))
                    people.Leave(person.Id);
            }
            catch (DiscordException failure)
            {
                LogNotKnown(failure.Message);
            }
        }
    }

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Pause, Time, stoppingToken);
            await LookAsync(stoppingToken);
        }
    }

    private async Task<bool> IsInNoneAsync(PersonRecord person, IReadOnlyList<Conversation> places, CancellationToken cancellationToken)
    {
        var user = person.Id.Split(':', 2)[1];
        HashSet<string> servers = [];
        foreach (var place in places)
        {
            if (
                await ServerOfAsync(place.Id, cancellationToken) is { } server
                && servers.Add(server)
                && await IsMemberAsync(server, user, cancellationToken))
                return false;
        }

        return servers.Count > 0;
    }

    private async Task<bool> IsMemberAsync(string server, string user, CancellationToken cancellationToken)
    {
        try
        {
            await rest.MemberAsync(server, user, cancellationToken);
            return true;
        }
        catch (DiscordRefusedException refused) when (refused.Code is DiscordErrorCode.UnknownMember or UnknownUser)
        {
            return false;
        }
    }

    /// <summary>Returns null if the channel was deleted.</summary>
    private async Task<string?> ServerOfAsync(string channel, CancellationToken cancellationToken)
    {
        if (serverOfChannel.TryGetValue(channel, out var known))
            return known;

        try
        {
            return (await rest.ChannelAsync(channel, cancellationToken)).GuildId is { } server ? serverOfChannel[channel] = server : null;
        }
        catch (DiscordRefusedException refused) when (refused.Code is DiscordErrorCode.UnknownChannel)
        {
            return null;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Debug,
        Message = "Discord: the membership check failed ({Reason}); nothing was changed, and the next check is in half an hour."
    )]
    private partial void LogNotKnown(string reason);
}
