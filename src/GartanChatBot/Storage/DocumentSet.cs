using LiteDB;

namespace GartanChatBot.Storage;

/// <summary>
/// A store's view of one collection. Reads return finished lists, because an open enumerator blocks every checkpoint; each write passes the
/// gate, in the caller's transaction or its own. Each call is a named query of the <see cref="QueryCatalogue"/>.
/// </summary>
internal sealed class DocumentSet<T>(BotDatabase database, string name)
    where T : class
{
    private readonly NamedQuery byId = database.Queries.Named(name, "find");
    private readonly NamedQuery all = database.Queries.Named(name, "all", readsAll: true);
    private readonly NamedQuery latest = database.Queries.Named(name, "latest");
    private readonly NamedQuery insert = database.Queries.Named(name, "insert");
    private readonly NamedQuery upsert = database.Queries.Named(name, "upsert");
    private readonly NamedQuery delete = database.Queries.Named(name, "delete");

    public string Name => name;

    public T? Find(BsonValue id) => Read(byId, file => Of(file).FindById(id), found => found is null ? 0 : 1);

    /// <summary>Documents in a range of ids, both ends included: the form of range that LiteDB bounds on both sides.</summary>
    public IReadOnlyList<T> Between(string first, string last) => Where("_id BETWEEN @0 AND @1", first, last);

    public IReadOnlyList<T> Where(string predicate, params BsonValue[] values)
    {
        var expression = BsonExpression.Create(predicate, values);
        var query = database.Queries.Named(name, "where", predicate);
        return Read(query, file =>
        {
            Show(file, query, expression);
            return Of(file).Query().Where(expression).ToList();
        }, found => found.Count);
    }

    public int CountWhere(string predicate, params BsonValue[] values)
    {
        var expression = BsonExpression.Create(predicate, values);
        var query = database.Queries.Named(name, "count", predicate);
        return Read(query, file =>
        {
            Show(file, query, expression);
            return Of(file).Count(expression);
        }, _ => 0);
    }

    /// <summary>The documents with the last ids, in descending order.</summary>
    public IReadOnlyList<T> Latest(int count) => Read(latest, file =>
    {
        latest.Plan ??= $"INDEX RANGE SCAN(_id) backwards, {count} at most";
        return Of(file).Find(Query.All(Query.Descending), skip: 0, limit: count).ToList();
    }, found => found.Count);

    /// <summary>All documents; for small collections.</summary>
    public IReadOnlyList<T> All() => Read(all, file => Of(file).FindAll().ToList(), found => found.Count);

    public void EnsureIndex(string index, string expression, bool unique = false) =>
        database.InTransaction(file => Of(file).EnsureIndex(index, BsonExpression.Create(expression), unique));

    public void Insert(T document) => Write(insert, file => Of(file).Insert(document), _ => 1);

    public void Upsert(T document) => Write(upsert, file => Of(file).Upsert(document), _ => 1);

    public bool Delete(BsonValue id) => Write(delete, file => Of(file).Delete(id), deleted => deleted ? 1 : 0);

    public int DeleteWhere(string predicate, params BsonValue[] values)
    {
        var expression = BsonExpression.Create(predicate, values);
        var query = database.Queries.Named(name, "delete", predicate);
        return Write(query, file =>
        {
            Show(file, query, expression);
            return Of(file).DeleteMany(expression);
        }, deleted => deleted);
    }

    private TAnswer Read<TAnswer>(NamedQuery query, Func<LiteDatabase, TAnswer> ask, Func<TAnswer, int> count) =>
        database.Queries.Run(query, () => database.Read(ask), count);

    // Timed inside the gate, so that waiting and commit are measured separately from the write.
    private TAnswer Write<TAnswer>(NamedQuery query, Func<LiteDatabase, TAnswer> write, Func<TAnswer, int> count) =>
        database.InTransaction(file => database.Queries.Run(query, () => write(file), count));

    private ILiteCollection<T> Of(LiteDatabase file) => file.GetCollection<T>(name);

    private void Show(LiteDatabase file, NamedQuery query, BsonExpression expression)
    {
        if ((query.Plan is not null && database.PlanSeen is null) || !file.CollectionExists(name))
            return;

        query.Plan = Of(file).Query().Where(expression).GetPlan()["index"]["mode"].AsString;
        database.PlanSeen?.Invoke($"{name}: {expression.Source}", query.Plan);
    }
}
