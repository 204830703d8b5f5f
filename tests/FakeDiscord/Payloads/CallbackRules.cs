namespace FakeDiscord;

/// <summary>Which first answer fits which interaction, and what it may hold.</summary>
internal static class CallbackRules
{
    private const int Ephemeral = 64;

    public static void Check(Field body, Interaction interaction, bool filesCameToo)
    {
        if (!body.IsObject("type", "data") || body["type"].Required().Number() is not { } type)
        {
            return;
        }

        if (!Fits(type, interaction))
        {
            body["type"]
                .Wrong(
                    "INTERACTION_APPLICATION_COMMAND_INVALID_CALLBACK_TYPE",
                    $"An interaction of type {interaction.Type} cannot be answered with {type}");
            return;
        }

        var payload = body["data"];
        switch (type)
        {
            case 4:
                MessageRules.CheckAnswer(payload.Required());
                if (Emptiness.Of(payload, filesCameToo))
                {
                    throw Refusal.EmptyMessage;
                }

                break;
            case 5
                when payload.HasValue && payload.IsObject("flags") && payload["flags"].Number() is { } flags && (flags & ~Ephemeral) != 0:
                payload["flags"].Wrong("BASE_TYPE_CHOICES", "Only the ephemeral flag may be set when deferring");
                break;
            case 7:
                MessageRules.CheckAnswerEdit(payload.Required());
                break;
            case 8 when payload.Required().IsObject("choices"):
                foreach (var choice in payload["choices"].Required().Items(0, 25))
                {
                    CommandRules.Choice(choice, interaction.FocusedType);
                }

                break;
            case 9 when payload.Required().IsObject("custom_id", "title", "components"):
                payload["custom_id"].Required().Text(1, 100);
                payload["title"].Required().Text(1, 45);
                payload["components"].Required().Items(1, 5);
                break;
            default:
                break;
        }
    }

    private static bool Fits(long type, Interaction interaction) => type switch
    {
        4 or 5 => interaction.Type is 2 or 3 or 5,
        6 or 7 => interaction.Type is 3 || (interaction is { Type: 5, Source: not null }),
        8 => interaction.Type is 4,
        9 => interaction.Type is 2 or 3,
        _ => false,
    };
}
