using System.Globalization;
using GartanChatBot.Chat.Discord.Wire;

namespace GartanChatBot.Chat.Discord.Sending;

/// <summary>
/// Computes the bot's permissions in a channel as Discord does: server roles, then the channel's overwrites for everyone, for roles and for
/// the bot.
/// </summary>
internal static class ChannelPermissions
{
    private const int ForRole = 0;

    private const DiscordPermission Everything = (DiscordPermission)ulong.MaxValue;

    public static DiscordPermission Of(DiscordGuild guild, DiscordMember bot, string botId, DiscordChannel channel)
    {
        // The @everyone role has the server's id.
        var roles = (bot.Roles ?? []).Append(guild.Id).ToHashSet();
        var permissions = (guild.Roles ?? [])
            .Where(role => roles.Contains(role.Id))
            .Aggregate(DiscordPermission.None, (sum, role) => sum | Bits(role.Permissions));
        if (guild.OwnerId == botId || permissions.HasFlag(DiscordPermission.Administrator))
            return Everything;

        var overwrites = channel.PermissionOverwrites ?? [];
        permissions = With(permissions, overwrites.Where(one => one.Id == guild.Id));
        permissions = With(permissions, overwrites.Where(one => one.Type == ForRole && one.Id != guild.Id && roles.Contains(one.Id)));
        return With(permissions, overwrites.Where(one => one.Type != ForRole && one.Id == botId));
    }

    public static string Names(DiscordPermission missing) =>
        string.Join(
            ", ",
            Enum.GetValues<DiscordPermission>()
                .Where(one => ulong.PopCount((ulong)one) == 1 && missing.HasFlag(one))
                .Select(one =>
                    string.Concat(one.ToString().Select((letter, index) => index > 0 && char.IsUpper(letter) ? $" {letter}" : $"{letter}")))
        );

    public static string InviteLink(string application, string? guild) =>
        $"https://discord.com/oauth2/authorize?client_id={application}&scope=bot%20applications.commands"
        + $"&permissions={(ulong)DiscordPermission.Wanted}"
        + (guild is null ? "" : $"&guild_id={guild}");

    private static DiscordPermission With(DiscordPermission permissions, IEnumerable<PermissionOverwrite> overwrites)
    {
        var (allow, deny) = (DiscordPermission.None, DiscordPermission.None);
        foreach (var one in overwrites)
            (allow, deny) = (allow | Bits(one.Allow), deny | Bits(one.Deny));

        return (permissions & ~deny) | allow;
    }

    private static DiscordPermission Bits(string number) =>
        ulong.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
            ? (DiscordPermission)bits
            : DiscordPermission.None;
}
