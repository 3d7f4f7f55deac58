using System.Globalization;

namespace NetGen;

/// <summary>A column asked for by its place or by its name in the header.</summary>
internal readonly struct CsvColumn
{
    public CsvColumn(Index place) => Place = place;

    public CsvColumn(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
    }

    /// <summary>The name, or null if the column is asked for by its place.</summary>
    public string? Name { get; }

    /// <summary>The place, if there is no name.</summary>
    public Index Place { get; }

    /// <summary>The name, or the place: <c>3</c>, <c>^1</c>.</summary>
    public override string ToString() => Name ?? string.Create(CultureInfo.InvariantCulture, $"{(Place.IsFromEnd ? "^" : "")}{Place.Value}");
}
