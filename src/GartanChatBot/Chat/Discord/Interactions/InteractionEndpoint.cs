using System.Text.Json;
using GartanChatBot.Chat.Discord.Wire;

namespace GartanChatBot.Chat.Discord.Interactions;

/// <summary>Receives interactions by HTTP. The answer is sent by callback as for the gateway, so that both share one path.</summary>
internal static class InteractionEndpoint
{
    public const string Path = "/discord/interactions";

    /// <summary>Far above the longest interaction: five text fields of 4,000 characters, plus the objects they refer to.</summary>
    private const int LongestBody = 256 * 1024;

    private static readonly byte[] Pong = """{"type":1}"""u8.ToArray();

    public static void MapDiscord(this WebApplication app)
    {
        if (app.Services.GetService<DiscordOptions>() is { ByHttp: true, Token.IsEmpty: false } options)
            app.MapPost(Path, (HttpContext context, InteractionHandler handler, DiscordHealthCheck state, TimeProvider time) =>
                    AnswerAsync(context, new(options.PublicKey!, time), handler, state))
                .ExcludeFromDescription();
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, InteractionSignature signature, InteractionHandler handler, DiscordHealthCheck state)
    {
        var (signed, at) = (context.Request.Headers["X-Signature-Ed25519"], context.Request.Headers["X-Signature-Timestamp"]);
        if (!signature.MayBeGood(signed, at))
            return Results.StatusCode(StatusCodes.Status401Unauthorized);

        if (await BodyAsync(context.Request, context.RequestAborted) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);

        if (!signature.IsGood(signed, at, body))
            return Results.StatusCode(StatusCodes.Status401Unauthorized);

        state.Called();
        try
        {
            if (InteractionParser.Parse(JsonElement.Parse(body)) is not { } interaction)
                return Results.StatusCode(StatusCodes.Status400BadRequest);
            if (interaction.Type is InteractionType.Ping)
                return Results.Bytes(Pong, "application/json");

            var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
            handler.Take(interaction, replayed: false, stopping);
            return Results.StatusCode(StatusCodes.Status202Accepted);
        }
        catch (JsonException)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>Reads the body; null if it is longer than any interaction.</summary>
    private static async Task<byte[]?> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var buffer = new byte[8192];
        while (await request.Body.ReadAsync(buffer, cancellationToken) is var count and > 0)
        {
            if (body.Length + count > LongestBody)
                return null;

            await body.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        return body.ToArray();
    }
}
