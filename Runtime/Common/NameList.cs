namespace NetGen;

/// <summary>Names in a message: quoted, and only the first few.</summary>
internal static class NameList
{
    public const int MostShown = 20;

    public static string Of(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostShown).Select(Quote)) + (names.Count > MostShown ? ", …" : "");

    /// <summary>One name.</summary>
    public static string Quote(string name) => $"'{VisibleText.Of(name)}'";
}
