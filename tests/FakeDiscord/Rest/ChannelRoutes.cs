using System.Globalization;
using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>Messages in channels.</summary>
internal sealed class ChannelRoutes(FakeDiscordServer discord)
{
    private const string Messages = "/channels/{channel}/messages";
    private const string OneMessage = "/channels/{channel}/messages/{message}";
    private static readonly TimeSpan NonceHolds = TimeSpan.FromMinutes(3);

    public IEnumerable<Route> All =>
    [
        new("GET", "/channels/{channel}", call => Answer.Ok(Readable(call).ToJson())),
        new("GET", Messages, List),
        new("POST", Messages, Create) { Limit = 5, Per = TimeSpan.FromSeconds(5), Schema = "/channels/{channel_id}/messages" },
        new("POST", "/channels/{channel}/threads", OpenPost)
        {
            Limit = 5, Per = TimeSpan.FromSeconds(5), Schema = "/channels/{channel_id}/threads",
        },
        new("GET", "/channels/{channel}/pins", OldPins) { Bucket = "pins" },
        new("GET", "/channels/{channel}/messages/pins", Pins) { Bucket = "pins" },
        .. ((string[])["/channels/{channel}/pins/{message}", "/channels/{channel}/messages/pins/{message}"]).SelectMany(path => (Route[])
        [
            new("PUT", path, call => Pin(call, pinned: true)) { Bucket = "pin", Limit = 5, Per = TimeSpan.FromSeconds(4) },
            new("DELETE", path, call => Pin(call, pinned: false)) { Bucket = "pin", Limit = 5, Per = TimeSpan.FromSeconds(4) },
        ]),
        new("GET", OneMessage, call => Answer.Ok(Readable(call).Find(call["message"]).ToJson())),
        new("PATCH", OneMessage, Edit)
        {
            Limit = 5, Per = TimeSpan.FromSeconds(5), Schema = "/channels/{channel_id}/messages/{message_id}",
        },
        new("DELETE", OneMessage, Delete) { Limit = 5, Per = TimeSpan.FromSeconds(1) },
        new("POST", "/channels/{channel}/typing", Type) { Limit = 5, Per = TimeSpan.FromSeconds(5) },
    ];

    private Answer OldPins(RestCall call) => Answer.Ok(new JsonArray([.. Readable(call).Pins.Select(message => message.ToJson())]));

    private Answer List(RestCall call)
    {
        var limit = int.TryParse(call.Query["limit"], CultureInfo.InvariantCulture, out var asked) ? asked : 50;
        if (limit is < 1 or > 100)
        {
            throw Refusal.InvalidForm("limit", "NUMBER_TYPE_RANGE", "int value should be between 1 and 100.");
        }

        var channel = Readable(call);
        var mayRead = channel.PermissionsOf(discord.Bot).HasFlag(Permissions.ReadMessageHistory);
        IEnumerable<Message> found = mayRead ? channel.Messages : [];
        if (call.Query["after"].ToString() is { Length: > 0 } after)
        {
            found = found.Where(message => Number(message.Id) > Number(after)).Take(limit).Reverse();
        }
        else
        {
            found = found
                .Reverse()
                .Where(message => call.Query["before"].ToString() is not { Length: > 0 } before || Number(message.Id) < Number(before))
                .Take(limit);
        }

        return Answer.Ok(new JsonArray([.. found.Select(message => message.ToJson())]));
    }

    private Answer Create(RestCall call)
    {
        var channel = Writable(call);
        var body = Checked.Object(discord, call, MessageRules.CheckCreate);
        if (Emptiness.Of(body) && call.Files.Count == 0)
        {
            throw Refusal.EmptyMessage;
        }

        May(channel, body, call);
        var nonce = (string?)body["nonce"];
        if (
            nonce is not null
            && (bool?)body["enforce_nonce"] is true
            && channel.FindNonce(nonce, discord.Time.GetUtcNow() - NonceHolds) is { } first)
        {
            return Answer.Ok(first.ToJson());
        }

        var message = new Message(discord, channel, discord.Bot)
        {
            Nonce = nonce,
            RepliesTo = RepliesTo(channel, body),
            Flags = (int?)body["flags"] ?? 0,
            Files = call.Files,
        };
        message.Apply(body);
        message.Pinged = Pings.Of(message, body);
        channel.Add(message);
        discord.Changes.Happened();
        return Answer.Ok(message.ToJson());
    }

    private Answer OpenPost(RestCall call)
    {
        var forum = Readable(call);
        var name = (string?)(call.Body as JsonObject)?["name"];
        if (
            !forum.IsForum
            || name is not { Length: > 0 and <= 100 }
            || call.Body!["message"] is not JsonObject first
            || Emptiness.Of(first))
        {
            throw Refusal.InvalidForm("message", "BASE_TYPE_REQUIRED", "This field is required");
        }

        if (forum.WantsTags)
        {
            throw Refusal.TagRequired;
        }

        if (!forum.PermissionsOf(discord.Bot).HasFlag(Permissions.SendMessages))
        {
            throw Refusal.MissingPermissions;
        }

        var post = forum.Guild!.Thread(forum, name, discord.Bot);
        var message = new Message(discord, post, discord.Bot);
        message.Apply(first);
        post.Add(message);
        discord.Changes.Happened();
        return new(201, post.ToJson());
    }

    private string? RepliesTo(Channel channel, JsonObject body)
    {
        if (body["message_reference"] is not JsonObject reference)
        {
            return null;
        }

        if (!channel.PermissionsOf(discord.Bot).HasFlag(Permissions.ReadMessageHistory))
        {
            throw Refusal.CannotReply;
        }

        var id = (string)reference["message_id"]!;
        if (channel.Messages.Any(message => message.Id == id))
        {
            return id;
        }

        return (bool?)reference["fail_if_not_exists"] is false ? null
            : throw Refusal.InvalidForm("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
    }

    private Answer Edit(RestCall call)
    {
        var channel = Readable(call);
        var message = channel.Find(call["message"]);
        if (message.Author != discord.Bot)
        {
            throw Refusal.NotYourMessage;
        }

        var body = Checked.Object(discord, call, MessageRules.CheckEdit);
        if (Emptiness.Of(message.Merged(body)) && call.Files.Count == 0 && message.Files.Count == 0)
        {
            throw Refusal.EmptyMessage;
        }

        message.Files = call.Files.Count > 0 ? call.Files : message.Files;
        message.Apply(body);
        return Answer.Ok(message.ToJson());
    }

    private Answer Delete(RestCall call)
    {
        var channel = Readable(call);
        var message = channel.Find(call["message"]);
        if (message.Author != discord.Bot && !channel.PermissionsOf(discord.Bot).HasFlag(Permissions.ManageMessages))
        {
            throw Refusal.MissingPermissions;
        }

        message.IsDeleted = true;
        channel.Unpin(message);
        discord.Changes.Happened();
        return Answer.NoContent;
    }

    private Answer Pins(RestCall call) => Answer.Ok(new JsonObject
    {
        ["items"] = new JsonArray([.. Readable(call).Pins.Select(message => new JsonObject
        {
            ["pinned_at"] = discord.Time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
            ["message"] = message.ToJson(),
        })]),
        ["has_more"] = false,
    });

    private Answer Pin(RestCall call, bool pinned)
    {
        var channel = Readable(call);
        var message = channel.Find(call["message"]);
        if (!channel.PermissionsOf(discord.Bot).HasFlag(Permissions.PinMessages))
        {
            throw Refusal.MissingPermissions;
        }

        if (pinned)
        {
            channel.Pin(message);
        }
        else
        {
            channel.Unpin(message);
        }

        discord.Changes.Happened();
        return Answer.NoContent;
    }

    private Answer Type(RestCall call)
    {
        Writable(call).Typed++;
        return Answer.NoContent;
    }

    private Channel Writable(RestCall call)
    {
        var channel = Readable(call);
        if (channel.Recipient is { TakesDirectMessages: false })
        {
            throw Refusal.CannotMessageUser;
        }

        return channel.IsForum ? throw Refusal.NoTextChannel
            : channel.IsLocked ? throw Refusal.ThreadArchived
            : channel.PermissionsOf(discord.Bot).HasFlag(Permissions.SendMessages) ? channel
            : throw Refusal.MissingPermissions;
    }

    private void May(Channel channel, JsonObject body, RestCall call)
    {
        var needed = (body["embeds"] is JsonArray { Count: > 0 } ? Permissions.EmbedLinks : Permissions.None)
            | (call.Files.Count > 0 ? Permissions.AttachFiles : Permissions.None);
        if ((channel.PermissionsOf(discord.Bot) & needed) != needed)
        {
            throw Refusal.MissingPermissions;
        }
    }

    private Channel Readable(RestCall call)
    {
        var channel = ChannelOf(call);
        return channel.PermissionsOf(discord.Bot).HasFlag(Permissions.ViewChannel) ? channel : throw Refusal.MissingAccess;
    }

    private Channel ChannelOf(RestCall call)
    {
        if (!Snowflakes.IsOne(call["channel"]))
        {
            throw Refusal.InvalidForm("channel_id", "NUMBER_TYPE_COERCE", $"Value \"{call["channel"]}\" is not snowflake.");
        }

        var channel = discord.FindChannel(call["channel"]);
        return channel is null or { IsDeleted: true } ? throw Refusal.UnknownChannel
            : channel.Guild is { HasBot: false } ? throw Refusal.MissingAccess
            : channel;
    }

    private static ulong Number(string id) => ulong.TryParse(id, CultureInfo.InvariantCulture, out var number) ? number
        : throw Refusal.InvalidForm("after", "NUMBER_TYPE_COERCE", $"Value \"{id}\" is not snowflake.");
}
