using GartanChatBot.Crewing;
using LiteDB;
using NodaTime;

namespace GartanChatBot.Storage;

/// <summary>Maps identifiers and times to BSON. Documents are flat records, without objects, interfaces or inheritance.</summary>
internal static class BotMapper
{
    /// <summary>Shared by the process: the code compiled for a document type is used for every opened file.</summary>
    public static BsonMapper Shared { get; } = Create();

    private static BsonMapper Create()
    {
        var mapper = new BsonMapper(customTypeInstantiator: null, new DenyAllBinder())
        {
            TrimWhitespace = false,
            EmptyStringToNull = false,
            EnumAsInteger = true,
        };

        mapper.RegisterType(code => code.Value, bson => StationCode.Parse(bson.AsString));
        mapper.RegisterType(callsign => callsign.Value, bson => Callsign.Parse(bson.AsString));
        mapper.RegisterType(date => Number(date), bson => Date(bson.AsInt32));
        mapper.RegisterType(set => set.ToBytes(), bson => SlotSet.FromBytes(bson.AsBinary));

        // BSON's own date isn't used: it has only milliseconds, and returns local time unless a pragma is set.
        mapper.RegisterType(instant => instant.ToUnixTimeTicks(), bson => Instant.FromUnixTimeTicks(bson.AsInt64));
        mapper.RegisterType(duration => duration.BclCompatibleTicks, bson => Duration.FromTicks(bson.AsInt64));

        return mapper;
    }

    /// <summary>2026-06-09 as 20260609, which sorts like the date.</summary>
    public static int Number(LocalDate date) => (date.Year * 100 + date.Month) * 100 + date.Day;

    public static LocalDate Date(int number) => new(number / 10000, number / 100 % 100, number % 100);

    /// <summary>Rejects type names in documents: they would load that type, and break when it is renamed.</summary>
    private sealed class DenyAllBinder : ITypeNameBinder
    {
        public string GetName(Type type) =>
            throw new NotSupportedException($"{type.Name} would be stored with its type's name: make the document flat.");

        public Type GetType(string name) =>
            throw new NotSupportedException("A document names a type; types are never loaded from the file.");
    }
}
