using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace FakeDiscord;

/// <summary>What is wrong with a POST on purpose.</summary>
public enum Forgery
{
    OtherKey,
    OtherBody,
    OtherTimestamp,
    NoSignature,
    NoTimestamp,
    OddHex,
    NotHex,
    ShortSignature,
    Stale,
}

/// <summary>The other way to hand over interactions: signed POSTs to an address of the bot.</summary>
internal sealed class SignedPosts(FakeDiscordServer discord) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler());
    private readonly Ed25519PrivateKeyParameters key = new(RandomNumberGenerator.GetBytes(Ed25519PrivateKeyParameters.KeySize));
    private readonly Ed25519PrivateKeyParameters otherKey = new(RandomNumberGenerator.GetBytes(Ed25519PrivateKeyParameters.KeySize));

    /// <summary>Set in the portal; null: interactions go by gateway.</summary>
    public Uri? Endpoint { get; private set; }

    public string PublicKey => Convert.ToHexStringLower(key.GeneratePublicKey().GetEncoded());

    /// <summary>
    /// Saving the address in the portal: Discord tries it, with good and bad signatures, and takes it only when the bot minds the
    /// difference.
    /// </summary>
    public async Task SaveAsync(Uri endpoint)
    {
        var ping = Ping();
        var (status, body) = await PostAsync(endpoint, ping);
        var (forged, _) = await PostAsync(endpoint, ping, Forgery.OtherKey);
        if (status != 200 || JsonNode.Parse(body)?["type"]?.ToString() != "1" || forged != 401)
        {
            throw new InvalidOperationException($"Discord does not take the address: a ping got {status} {body}, a forged one {forged}.");
        }

        Endpoint = endpoint;
    }

    /// <summary>A ping that is not from Discord; the status that it got.</summary>
    public async Task<int> ForgeAsync(Uri endpoint, Forgery forgery) => (await PostAsync(endpoint, Ping(), forgery)).Status;

    public async Task DeliverAsync(Interaction interaction)
    {
        try
        {
            var (status, body) = await PostAsync(Endpoint!, interaction.Payload);
            lock (discord.Gate)
            {
                interaction.PostStatus = status;
                Settle(interaction, status, body);
            }
        }
        catch (HttpRequestException)
        {
            // The bot is not there: the person is told that it did not answer.
            interaction.PostStatus = 0;
        }

        discord.Changes.Happened();
    }

    public void Dispose() => client.Dispose();

    private void Settle(Interaction interaction, int status, string body)
    {
        if (status == 202 && body.Length == 0)
        {
            return;
        }

        if (status != 200)
        {
            discord.Violations.Add($"interactions: {interaction} was answered with {status}");
            return;
        }

        if (interaction.FirstAnswer is not null || interaction.IsTooLate)
        {
            discord.Violations.Add(
                $"interactions: {interaction} was answered in the POST {(interaction.IsTooLate ? "too late" : "and by callback")}");
            return;
        }

        discord.Rest.AnswerInPost(interaction, body);
    }

    private JsonObject Ping() => new()
    {
        ["id"] = discord.Ids.Next(),
        ["application_id"] = discord.ApplicationId,
        ["type"] = 1,
        ["token"] = "ping",
        ["version"] = 1,
        ["entitlements"] = new JsonArray(),
    };

    private async Task<(int Status, string Body)> PostAsync(Uri endpoint, JsonObject payload, Forgery? forgery = null)
    {
        var body = payload.ToJsonString();
        var moment = discord.Time.GetUtcNow() - (forgery is Forgery.Stale ? TimeSpan.FromHours(1) : TimeSpan.Zero);
        var timestamp = moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToHexStringLower(Sign(forgery is Forgery.OtherKey ? otherKey : key, timestamp + body));
        signature = forgery switch
        {
            Forgery.OddHex => signature[..^1],
            Forgery.NotHex => "zz" + signature[2..],
            Forgery.ShortSignature => signature[..64],
            _ => signature,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(forgery is Forgery.OtherBody ? body + " " : body));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("User-Agent", "Discord-Interactions/1.0 (+https://discord.com)");
        if (forgery is not Forgery.NoSignature)
        {
            request.Headers.Add("X-Signature-Ed25519", signature);
        }

        if (forgery is not Forgery.NoTimestamp)
        {
            request.Headers.Add("X-Signature-Timestamp", forgery is Forgery.OtherTimestamp ? timestamp + "0" : timestamp);
        }

        using var answer = await client.SendAsync(request, discord.Changes.Abandoned);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static byte[] Sign(Ed25519PrivateKeyParameters key, string text)
    {
        var signer = new Ed25519Signer();
        signer.Init(forSigning: true, key);
        var bytes = Encoding.UTF8.GetBytes(text);
        signer.BlockUpdate(bytes, 0, bytes.Length);
        return signer.GenerateSignature();
    }
}
