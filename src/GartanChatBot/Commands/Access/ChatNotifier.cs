using System.Security.Cryptography;
using System.Text;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Commands.Access;

/// <summary>
/// A word to somebody who did not ask, about what was just decided. It is tried once: whoever decided is told when it did not get through.
/// </summary>
internal sealed class ChatNotifier(ChatPlatforms platforms)
{
    public Conversation? DirectTo(string platform, string userId) => platforms.Find(platform)?.DirectTo(userId);

    /// <param name="occasion">What it is about: the same word for the same occasion is not posted twice where a platform can tell.</param>
    public async Task<bool> TryTellAsync(Conversation conversation, Reply reply, string occasion, CancellationToken cancellationToken)
    {
        if (platforms.Find(conversation.Platform) is not { } platform)
            return false;

        try
        {
            await platform.SendAsync(conversation, reply, new SendOptions { Key = KeyOf(conversation, occasion) }, cancellationToken);
            return true;
        }
        catch (DeliveryException)
        {
            return false;
        }
    }

    private static string KeyOf(Conversation conversation, string occasion) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{conversation}|{occasion}")).AsSpan(0, SendOptions.LongestKey / 2));
}
