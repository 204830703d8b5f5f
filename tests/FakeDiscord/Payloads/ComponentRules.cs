namespace FakeDiscord;

/// <summary>What the rows under a message may hold.</summary>
internal static class ComponentRules
{
    public static void Check(Field components)
    {
        var ids = new HashSet<string>();
        foreach (var row in components.Items(0, 5))
        {
            if (!row.IsObject("type", "id", "components"))
            {
                continue;
            }

            if (row["type"].Required().Number() is not 1)
            {
                row["type"].Wrong("UNION_TYPE_CHOICES", "Only action rows are allowed at the top.");
                continue;
            }

            Check(row["components"].Required(), ids);
        }
    }

    private static void Check(Field row, HashSet<string> ids)
    {
        var items = row.Items(1, 5);
        if (items.Any(item => item["type"].Node is { } type && type.ToString() != "2") && items.Count > 1)
        {
            row.Wrong("COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A select menu takes the whole row.");
        }

        foreach (var item in items)
        {
            switch (item["type"].Required().Number())
            {
                case 2:
                    Button(item, ids);
                    break;
                case 3:
                    Select(item, ids);
                    break;
                case 5 or 6 or 7 or 8:
                    OtherSelect(item, ids);
                    break;
                case { } type:
                    item["type"].Wrong("UNION_TYPE_CHOICES", $"A component of type {type} may not stand in a row.");
                    break;
                default:
                    break;
            }
        }
    }

    private static void Button(Field button, HashSet<string> ids)
    {
        if (!button.IsObject("type", "id", "custom_id", "style", "label", "disabled", "url", "emoji"))
        {
            return;
        }

        var style = button["style"].Required().Number(1, 5);
        button["disabled"].Truth();
        button["label"].Text(0, 80);
        if (!(button["label"].Node is { } label && label.ToString().Trim().Length > 0) && !button["emoji"].HasValue)
        {
            button.Wrong("BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button needs a label or an emoji.");
        }

        if (style == 5)
        {
            button["url"].Required().Address(512);
            if (button["custom_id"].HasValue)
            {
                button["custom_id"]
                    .Wrong("BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be specified");
            }

            return;
        }

        if (button["url"].HasValue)
        {
            button["url"].Wrong("BUTTON_COMPONENT_INVALID_URL", "Only link buttons have a url");
        }

        CustomId(button["custom_id"], ids);
    }

    private static void Select(Field select, HashSet<string> ids)
    {
        if (!select.IsObject("type", "id", "custom_id", "options", "placeholder", "min_values", "max_values", "disabled"))
        {
            return;
        }

        Common(select, ids);
        var values = new HashSet<string>();
        var options = select["options"].Required().Items(1, 25);
        foreach (var option in options)
        {
            if (!option.IsObject("label", "value", "description", "emoji", "default"))
            {
                continue;
            }

            option["label"].Required().Text(1, 100);
            option["description"].Text(0, 100);
            option["default"].Truth();
            if (option["value"].Required().Text(1, 100) is { } value && !values.Add(value))
            {
                option["value"].Wrong("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
            }
        }

        if (select["max_values"].Number() > options.Count)
        {
            select["max_values"].Wrong("NUMBER_TYPE_RANGE", "max_values may not be above the number of options.");
        }
    }

    private static void OtherSelect(Field select, HashSet<string> ids)
    {
        if (
            select.IsObject(
                "type", "id", "custom_id", "placeholder", "min_values", "max_values", "disabled", "default_values", "channel_types"))
        {
            Common(select, ids);
        }
    }

    private static void Common(Field select, HashSet<string> ids)
    {
        CustomId(select["custom_id"], ids);
        select["placeholder"].Text(0, 150);
        select["min_values"].Number(0, 25);
        select["max_values"].Number(1, 25);
        select["disabled"].Truth();
    }

    private static void CustomId(Field id, HashSet<string> ids)
    {
        if (id.Required().Text(1, 100) is { } text && !ids.Add(text))
        {
            id.Wrong("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        }
    }
}
