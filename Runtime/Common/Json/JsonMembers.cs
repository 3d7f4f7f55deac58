using System.Text.Json;

namespace NetGen.Generated;

/// <summary>
/// The members of a JSON object, taken by name. A member that is missing, unexpected, duplicate or of another kind is an error that names it by its path.
/// </summary>
internal sealed class JsonMembers
{
    private readonly string source;
    private readonly string key;
    private readonly string path;
    private readonly Dictionary<string, JsonElement> rest = [];

    private JsonMembers(string source, string key, string path, JsonElement element)
    {
        this.source = source;
        this.key = key;
        this.path = path;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Unexpected("an object", path, element);
        }

        foreach (var member in element.EnumerateObject())
        {
            string name = MetadataJson.Unescaped(source, key, () => member.Name);
            if (!rest.TryAdd(name, member.Value))
            {
                throw Error($"{PathOf(name)} occurs twice.");
            }
        }
    }

    /// <summary>Reads an object that must have exactly the members that are taken.</summary>
    /// <param name="source">The file's name in messages.</param>
    /// <param name="key">The metadata string that holds it.</param>
    /// <param name="path">The object's name in messages; empty for the outermost one.</param>
    /// <param name="element">The object.</param>
    /// <param name="read">Takes all of its members.</param>
    /// <exception cref="InvalidDataException">It has other members, or is no object.</exception>
    public static T Read<T>(string source, string key, string path, JsonElement element, Func<JsonMembers, T> read)
    {
        var members = new JsonMembers(source, key, path, element);
        var value = read(members);
        return members.rest.Count == 0 ? value : throw members.Error($"there should be no {members.PathOf(members.rest.Keys.First())}.");
    }

    /// <summary>Whether there is a member that has not been taken.</summary>
    public bool Has(string name) => rest.ContainsKey(name);

    /// <summary>Whether a member is null; then it is taken.</summary>
    public bool TakeNull(string name) => Element(name).ValueKind == JsonValueKind.Null && rest.Remove(name);

    /// <summary>Takes a value.</summary>
    public T Take<T>(string name, JsonKind<T> kind) => Value(PathOf(name), TakeElement(name), kind);

    /// <summary>Takes an array of values.</summary>
    public T[] TakeMany<T>(string name, JsonKind<T> kind) => [.. Elements(name).Select((element, i) => Value(PathOf(name, i), element, kind))];

    /// <summary>Takes an object whose members have arbitrary names, and arrays of values of one kind.</summary>
    public Dictionary<string, T[]> TakeManyByName<T>(string name, JsonKind<T> kind) => TakeObject(name, members => members.TakeAllMany(kind));

    /// <summary>Takes all members, which are arrays of values.</summary>
    public Dictionary<string, T[]> TakeAllMany<T>(JsonKind<T> kind)
    {
        string[] names = [.. rest.Keys];
        return names.ToDictionary(n => n, n => TakeMany(n, kind));
    }

    /// <summary>Takes an object whose members have arbitrary names, and values of one kind.</summary>
    public Dictionary<string, T> TakeByName<T>(string name, JsonKind<T> kind) => TakeObject(name, members =>
    {
        string[] names = [.. members.rest.Keys];
        return names.ToDictionary(n => n, n => members.Take(n, kind));
    });

    /// <summary>Takes an object.</summary>
    public T TakeObject<T>(string name, Func<JsonMembers, T> read) => Read(source, key, PathOf(name), TakeElement(name), read);

    /// <summary>Takes an array of objects.</summary>
    public T[] TakeObjects<T>(string name, Func<JsonMembers, T> read) => [.. Elements(name).Select((element, i) => Read(source, key, PathOf(name, i), element, read))];

    private JsonElement Element(string name) => rest.TryGetValue(name, out var element) ? element : throw Error($"expected {PathOf(name)}, but there is none.");

    private JsonElement TakeElement(string name)
    {
        var element = Element(name);
        rest.Remove(name);
        return element;
    }

    private JsonElement.ArrayEnumerator Elements(string name)
    {
        var element = TakeElement(name);
        return element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : throw Unexpected("an array", PathOf(name), element);
    }

    private T Value<T>(string place, JsonElement element, JsonKind<T> kind)
    {
        var (isRead, value) = MetadataJson.Unescaped(source, key, () => (kind.TryRead(element, out var read), read));
        return isRead ? value! : throw Unexpected(kind.Name, place, element);
    }

    private string PathOf(string name) => path.Length == 0 ? VisibleText.Quote(name) : $"{VisibleText.Quote(name)} of {path}";

    private string PathOf(string name, int index) => FormattableString.Invariant($"element {index} of {PathOf(name)}");

    private InvalidDataException Unexpected(string expected, string place, JsonElement found) =>
        Error($"expected {expected}{(place.Length == 0 ? "" : $" as {place}")}, but found {VisibleText.Quote(found.GetRawText())}.");

    /// <summary>An error in the object.</summary>
    public InvalidDataException Error(string message) => MetadataJson.Error(source, key, message);
}
