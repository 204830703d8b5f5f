using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>Answers to interactions: the first one within three seconds, the others within fifteen minutes.</summary>
internal sealed class InteractionRoutes(FakeDiscordServer discord)
{
    private const string Webhook = "/webhooks/{application}/{token}";
    private const string OneMessage = "/webhooks/{application}/{token}/messages/{message}";

    public IEnumerable<Route> All =>
        [
            new("POST", "/interactions/{interaction}/{token}/callback", Callback)
            {
                Anonymous = true,
                Schema = "/interactions/{interaction_id}/{interaction_token}/callback",
            },
            new("POST", Webhook, FollowUp)
            {
                Anonymous = true,
                Limit = 5,
                Per = TimeSpan.FromSeconds(2),
                Schema = "/webhooks/{webhook_id}/{webhook_token}",
            },
            new("GET", OneMessage, call => Answer.Ok(Begun(call).FindAnswer(call["message"]).ToJson())) { Anonymous = true },
            new("PATCH", OneMessage, Edit)
            {
                Anonymous = true,
                Limit = 5,
                Per = TimeSpan.FromSeconds(2),
                Schema = "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}",
            },
            new("DELETE", OneMessage, Delete) { Anonymous = true },
        ];

    private Answer Callback(RestCall call)
    {
        var interaction = discord.Interactions.FirstOrDefault(one => one.Id == call["interaction"] && one.Token == call["token"])
            ?? throw Refusal.UnknownInteraction;
        call.Answers = interaction;
        if (interaction.FirstAnswer is not null)
        {
            if (!interaction.AnswerWentAstray)
            {
                discord.Violations.Add($"{call.Named}: answered {interaction} twice");
            }

            throw Refusal.AlreadyAcknowledged;
        }

        if (interaction.IsTooLate)
        {
            throw Refusal.UnknownInteraction;
        }

        Acknowledge(call, interaction);
        if (call.Query["with_response"] != "true")
        {
            return Answer.NoContent;
        }

        var resource = new JsonObject { ["type"] = interaction.FirstAnswer };
        if (interaction.Original is { } message)
        {
            resource["message"] = message.ToJson();
        }

        return Answer.Ok(
            new JsonObject
            {
                ["interaction"] = new JsonObject
                {
                    ["id"] = interaction.Id,
                    ["type"] = interaction.Type,
                    ["response_message_id"] = interaction.Original?.Id,
                },
                ["resource"] = resource,
            });
    }

    /// <summary>Also for the answer in the body of a POST.</summary>
    public void Acknowledge(RestCall call, Interaction interaction)
    {
        var body = Checked.Object(discord, call, field => CallbackRules.Check(field, interaction, call.Files.Count > 0));
        interaction.Acknowledge((int)body["type"]!, body["data"] as JsonObject, call.Files);
    }

    private Answer FollowUp(RestCall call)
    {
        var interaction = Begun(call);
        var body = Checked.Object(discord, call, MessageRules.CheckAnswer);
        if (Emptiness.Of(body) && call.Files.Count == 0)
        {
            throw Refusal.EmptyMessage;
        }

        if (interaction.IsWaiting)
        {
            discord.Violations.Add(
                $"{call.Named}: a follow-up fills the placeholder of {interaction}, which is deprecated: edit @original");
            interaction.Rewrite(interaction.Original!, body, call.Files);
            return Answer.Ok(interaction.Original!.ToJson());
        }

        return Answer.Ok(interaction.Write(body, call.Files).ToJson());
    }

    private Answer Edit(RestCall call)
    {
        var interaction = Begun(call);
        var message = interaction.FindAnswer(call["message"]);
        var body = Checked.Object(discord, call, MessageRules.CheckAnswerEdit);
        interaction.Rewrite(message, body, call.Files);
        return Answer.Ok(message.ToJson());
    }

    private Answer Delete(RestCall call)
    {
        Begun(call).FindAnswer(call["message"]).IsDeleted = true;
        discord.Changes.Happened();
        return Answer.NoContent;
    }

    private Interaction Begun(RestCall call)
    {
        var interaction = discord.Interactions.FirstOrDefault(one =>
            one.Token == call["token"] && one.ApplicationId == call["application"]);
        if (interaction?.FirstAnswer is null)
        {
            throw Refusal.UnknownWebhook;
        }

        return interaction.IsOver ? throw Refusal.InvalidWebhookToken : interaction;
    }
}
