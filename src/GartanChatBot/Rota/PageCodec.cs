using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>
/// Encodes a page as bytes: LiteDB reads nested fields several times slower than one byte field. The first byte is the format version.
/// </summary>
internal static class PageCodec
{
    private const byte Format = 1;

    public static byte[] Pack(StationDay day)
    {
        using var bytes = new MemoryStream(capacity: 4096);
        using var writer = new BinaryWriter(bytes);

        writer.Write(Format);
        writer.Write7BitEncodedInt(day.SlotCount);
        writer.Write7BitEncodedInt(day.ResolutionMinutes);
        WriteMembers(writer, day.Members);
        WriteAppliances(writer, day.Appliances);
        WriteCounts(writer, day.RuleCounts);

        return bytes.ToArray();
    }

    public static StationDay Unpack(StoredDay stored, Instant readAt)
    {
        using var bytes = new MemoryStream(stored.Page, writable: false);
        using var reader = new BinaryReader(bytes);
        if (reader.ReadByte() != Format)
            throw new InvalidDataException($"The day {stored.Id} has a format that this program doesn't know.");

        return new()
        {
            Station = stored.Station,
            Date = stored.Date,
            ReadAt = readAt,
            ContentHash = stored.ContentHash,
            SlotCount = reader.Read7BitEncodedInt(),
            ResolutionMinutes = reader.Read7BitEncodedInt(),
            Members = ReadMembers(reader, stored.Members),
            Appliances = ReadAppliances(reader),
            RuleCounts = ReadCounts(reader),
        };
    }

    private static void WriteMembers(BinaryWriter writer, IReadOnlyList<MemberDay> members)
    {
        foreach (var member in members)
        {
            writer.Write(member.Role);
            WriteTexts(writer, member.Skills);
            WriteNumber(writer, member.ContractHours);
            WriteNumber(writer, member.GartanHours);
            writer.Write(MemberSlots.Of(member).ToBytes());
        }
    }

    private static MemberDay[] ReadMembers(BinaryReader reader, string[] names)
    {
        var members = new MemberDay[names.Length];
        for (var index = 0; index < names.Length; index++)
        {
            var role = reader.ReadString();
            var skills = ReadTexts(reader);
            var contractHours = ReadNumber(reader);
            var gartanHours = ReadNumber(reader);
            var slots = MemberSlots.Read(reader);
            members[index] = new()
            {
                Name = names[index],
                Role = role,
                Skills = skills,
                ContractHours = contractHours,
                GartanHours = gartanHours,
                Available = slots.Available,
                Committed = slots.Committed,
                Away = slots.Away,
                Unreadable = slots.Unreadable,
            };
        }

        return members;
    }

    private static void WriteAppliances(BinaryWriter writer, IReadOnlyList<ApplianceDay> appliances)
    {
        writer.Write7BitEncodedInt(appliances.Count);
        foreach (var appliance in appliances)
        {
            writer.Write(appliance.Callsign.Value);
            writer.Write(appliance.RuleText is not null);
            writer.Write(appliance.RuleText ?? "");
            writer.Write(appliance.OnTheRun.ToBytes());
            writer.Write(appliance.OffTheRun.ToBytes());
            WriteTexts(writer, appliance.OddWords);
        }
    }

    private static ApplianceDay[] ReadAppliances(BinaryReader reader)
    {
        var appliances = new ApplianceDay[reader.Read7BitEncodedInt()];
        for (var index = 0; index < appliances.Length; index++)
        {
            var callsign = Callsign.Parse(reader.ReadString());
            var hasRule = reader.ReadBoolean();
            var rule = reader.ReadString();
            appliances[index] = new()
            {
                Callsign = callsign,
                RuleText = hasRule ? rule : null,
                OnTheRun = MemberSlots.ReadSet(reader),
                OffTheRun = MemberSlots.ReadSet(reader),
                OddWords = ReadTexts(reader),
            };
        }

        return appliances;
    }

    // Run-length encoded: counts change a few times a day.
    private static void WriteCounts(BinaryWriter writer, IReadOnlyList<RuleCounts> counts)
    {
        writer.Write7BitEncodedInt(counts.Count);
        foreach (var (requirement, have) in counts)
        {
            writer.Write(requirement);
            writer.Write7BitEncodedInt(have.Count);
            for (int start = 0, end; start < have.Count; start = end)
            {
                end = start + 1;
                while (end < have.Count && have[end] == have[start])
                    end++;

                writer.Write7BitEncodedInt(end - start);
                writer.Write(have[start]);
            }
        }
    }

    private static RuleCounts[] ReadCounts(BinaryReader reader)
    {
        var counts = new RuleCounts[reader.Read7BitEncodedInt()];
        for (var index = 0; index < counts.Length; index++)
        {
            var requirement = reader.ReadString();
            var have = new int[reader.Read7BitEncodedInt()];
            for (var start = 0; start < have.Length;)
            {
                var length = reader.Read7BitEncodedInt();
                have.AsSpan(start, length).Fill(reader.ReadInt32());
                start += length;
            }

            counts[index] = new(requirement, have);
        }

        return counts;
    }

    private static void WriteTexts(BinaryWriter writer, IReadOnlyList<string> texts)
    {
        writer.Write7BitEncodedInt(texts.Count);
        foreach (var text in texts)
            writer.Write(text);
    }

    private static string[] ReadTexts(BinaryReader reader)
    {
        var texts = new string[reader.Read7BitEncodedInt()];
        for (var index = 0; index < texts.Length; index++)
            texts[index] = reader.ReadString();

        return texts;
    }

    private static void WriteNumber(BinaryWriter writer, int? number)
    {
        writer.Write(number.HasValue);
        writer.Write(number ?? 0);
    }

    private static int? ReadNumber(BinaryReader reader)
    {
        var known = reader.ReadBoolean();
        var number = reader.ReadInt32();
        return known ? number : null;
    }
}
