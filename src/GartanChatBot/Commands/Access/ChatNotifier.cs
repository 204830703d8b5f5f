using System.Security.Cryptography;
using System.Text;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Commands.Access;

/// <summary>
/// Sends a message to a chat about a decision it did not ask about. Makes one attempt; the caller reports a failure to the decider.
/// </summary>
internal sealed class ChatNotifier(ChatPlatforms platforms)
{
    public Conversation? DirectTo(string platform, string userId) => platforms.Find(platform)?.DirectTo(userId);

    /// <param name="occasion">Key of the event: a platform that can detect duplicates posts one message for each occasion.</param>
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
