using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace GartanChatBot.Chat.Discord.Wire;

/// <summary>Source-generated JSON types for everything sent to or received from Discord.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GatewayFrame))]
[JsonSerializable(typeof(HelloContent))]
[JsonSerializable(typeof(ReadyContent))]
[JsonSerializable(typeof(IdentifyFrame))]
[JsonSerializable(typeof(ResumeFrame))]
[JsonSerializable(typeof(GatewayAddress))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(InteractionCallback))]
[JsonSerializable(typeof(DeferredCallback))]
[JsonSerializable(typeof(ChoicesCallback))]
[JsonSerializable(typeof(FormCallback))]
[JsonSerializable(typeof(MessagePayload))]
[JsonSerializable(typeof(DirectChannelBody))]
[JsonSerializable(typeof(PostBody))]
[JsonSerializable(typeof(OpenThreads))]
[JsonSerializable(typeof(DiscordError))]
[JsonSerializable(typeof(DiscordApplication))]
[JsonSerializable(typeof(DiscordUser))]
[JsonSerializable(typeof(DiscordMember))]
[JsonSerializable(typeof(DiscordChannel))]
[JsonSerializable(typeof(DiscordGuild))]
[JsonSerializable(typeof(IReadOnlyList<DiscordGuild>))]
[JsonSerializable(typeof(DiscordMessage))]
[JsonSerializable(typeof(IReadOnlyList<DiscordMessage>))]
[JsonSerializable(typeof(IReadOnlyList<SlashCommand>))]
internal sealed partial class DiscordJson : JsonSerializerContext;

/// <summary>Request for the direct-message channel with a user.</summary>
internal sealed record DirectChannelBody(string RecipientId);
