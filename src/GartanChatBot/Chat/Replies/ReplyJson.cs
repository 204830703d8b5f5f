using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GartanChatBot.Chat.Replies;

/// <summary>The neutral reply as JSON, with its console text, for <c>ask --json</c> and the HTTP API.</summary>
internal sealed partial record ReplyJson(string Text, Reply Reply)
{
    public string Serialize() => JsonSerializer.Serialize(this, Serializer.Readable.ReplyJson);

    [JsonSerializable(typeof(ReplyJson))]
    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    internal sealed partial class Serializer : JsonSerializerContext
    {
        /// <summary>Leaves non-ASCII characters unescaped; the output goes to a terminal or an API client, never into HTML.</summary>
        public static Serializer Readable { get; } = new(new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}
