using GartanChatBot.Crewing;
using LiteDB;
using NodaTime;

namespace GartanChatBot.Storage;

/// <summary>How identifiers and times become BSON. Documents are flat records: no object, interface or hierarchy in them.</summary>
internal static class BotMapper
{
    /// <summary>One for the process: what it compiles for a document's type serves every file that is opened.</summary>
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

        // Not BSON's own date: that keeps milliseconds only and comes back in local time when a pragma is forgotten.
        mapper.RegisterType(instant => instant.ToUnixTimeTicks(), bson => Instant.FromUnixTimeTicks(bson.AsInt64));
        mapper.RegisterType(duration => duration.BclCompatibleTicks, bson => Duration.FromTicks(bson.AsInt64));

        return mapper;
    }

    /// <summary>2026-06-09 as 20260609: sorts as the dates do.</summary>
    public static int Number(LocalDate date) => (date.Year * 100 + date.Month) * 100 + date.Day;

    public static LocalDate Date(int number) => new(number / 10000, number / 100 % 100, number % 100);

    /// <summary>A type's name in a document would load that type, and be lost with the next rename; none is written or followed.</summary>
    private sealed class DenyAllBinder : ITypeNameBinder
    {
        public string GetName(Type type) =>
            throw new NotSupportedException($"{type.Name} would be stored with its type's name: make the document flat.");

        public Type GetType(string name) =>
            throw new NotSupportedException("A document names a type; types are never taken from the file.");
    }
}
