using LiteDB;

namespace GartanChatBot.Storage;

/// <summary>
/// One collection as a store sees it. Reads return finished lists, because an open enumerator stops every checkpoint;
/// each write passes the gate, inside the caller's transaction or one of its own.
/// </summary>
internal sealed class DocumentSet<T>(BotDatabase database, string name)
    where T : class
{
    public string Name => name;

    public T? Find(BsonValue id) => database.Read(file => Of(file).FindById(id));

    /// <summary>By range of ids, both ends included: the form of a range that LiteDB bounds on both sides.</summary>
    public IReadOnlyList<T> Between(string first, string last) => Where("_id BETWEEN @0 AND @1", first, last);

    public IReadOnlyList<T> Where(string predicate, params BsonValue[] values)
    {
        var expression = BsonExpression.Create(predicate, values);
        return database.Read(file =>
        {
            Show(file, expression);
            return Of(file).Query().Where(expression).ToList();
        });
    }

    /// <summary>The last of the ids, backwards.</summary>
    public IReadOnlyList<T> Latest(int count) =>
        database.Read(file => Of(file).Find(Query.All(Query.Descending), skip: 0, limit: count).ToList());

    /// <summary>Everything: for collections that stay small.</summary>
    public IReadOnlyList<T> All() => database.Read(file => Of(file).FindAll().ToList());

    public void EnsureIndex(string index, string expression, bool unique = false) =>
        database.InTransaction(file => Of(file).EnsureIndex(index, BsonExpression.Create(expression), unique));

    public void Insert(T document) => database.InTransaction(file => Of(file).Insert(document));

    public void Upsert(T document) => database.InTransaction(file => Of(file).Upsert(document));

    public bool Delete(BsonValue id) => database.InTransaction(file => Of(file).Delete(id));

    public int DeleteWhere(string predicate, params BsonValue[] values)
    {
        var expression = BsonExpression.Create(predicate, values);
        return database.InTransaction(file =>
        {
            Show(file, expression);
            return Of(file).DeleteMany(expression);
        });
    }

    private ILiteCollection<T> Of(LiteDatabase file) => file.GetCollection<T>(name);

    private void Show(LiteDatabase file, BsonExpression expression)
    {
        if (database.PlanSeen is { } seen && file.CollectionExists(name))
            seen($"{name}: {expression.Source}", Of(file).Query().Where(expression).GetPlan()["index"]["mode"].AsString);
    }
}
