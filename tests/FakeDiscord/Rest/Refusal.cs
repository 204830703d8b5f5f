using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>Discord says no: a status, its own code, and what it says.</summary>
internal sealed class Refusal(int status, int code, string message, JsonObject? errors = null) : Exception(message)
{
    public static Refusal UnknownApplication => new(404, 10002, "Unknown Application");

    public static Refusal UnknownChannel => new(404, 10003, "Unknown Channel");

    public static Refusal UnknownGuild => new(404, 10004, "Unknown Guild");

    public static Refusal UnknownMember => new(404, 10007, "Unknown Member");

    public static Refusal UnknownMessage => new(404, 10008, "Unknown Message");

    public static Refusal UnknownUser => new(404, 10013, "Unknown User");

    public static Refusal UnknownWebhook => new(404, 10015, "Unknown Webhook");

    public static Refusal UnknownInteraction => new(404, 10062, "Unknown interaction");

    public static Refusal UserAgentBlocked => new(403, 40333, "internal network error");

    public static Refusal AlreadyAcknowledged => new(400, 40060, "Interaction has already been acknowledged.");

    public static Refusal TooLarge => new(413, 40005, "Request entity too large");

    public static Refusal MissingAccess => new(403, 50001, "Missing Access");

    public static Refusal NotYourMessage => new(403, 50005, "Cannot edit a message authored by another user");

    public static Refusal EmptyMessage => new(400, 50006, "Cannot send an empty message");

    public static Refusal CannotMessageUser => new(403, 50007, "Cannot send messages to this user");

    public static Refusal MissingPermissions => new(403, 50013, "Missing Permissions");

    public static Refusal NoTextChannel => new(400, 50008, "Cannot send messages in a non-text channel");

    public static Refusal TagRequired => new(400, 40067, "A tag is required to create a forum post in this channel");

    public static Refusal ThreadArchived => new(400, 50083, "Thread is archived");

    public static Refusal InvalidWebhookToken => new(401, 50027, "Invalid Webhook Token");

    public static Refusal InvalidJson => new(400, 50109, "The request body contains invalid JSON.");

    public static Refusal CannotReply => new(400, 160002, "Cannot reply without permission to read message history");

    public static Refusal Unauthorised => new(401, 0, "401: Unauthorized");

    public static Refusal NoSuchRoute => new(404, 0, "404: Not Found");

    public static Refusal WrongMethod => new(405, 0, "405: Method Not Allowed");

    public int Status => status;

    public int Code => code;

    public static Refusal InvalidForm(JsonObject errors) => new(400, 50035, "Invalid Form Body", errors);

    public static Refusal InvalidForm(string field, string code, string message)
    {
        var findings = new Findings();
        findings.Add(field, code, message);
        return InvalidForm(findings.ToErrors());
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["message"] = Message, ["code"] = code };
        if (errors is not null)
        {
            json["errors"] = errors.DeepClone();
        }

        return json;
    }
}
