namespace NetGen;

/// <summary>A column asked for by its place or by its name in the header.</summary>
internal readonly struct CsvColumn
{
    private readonly Index place;

    public CsvColumn(Index place) => this.place = place;

    public CsvColumn(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
    }

    /// <summary>The name, or null where the column is asked for by its place.</summary>
    public string? Name { get; }

    /// <summary>Finds the column in a file.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="columnCount">Number of columns of the file.</param>
    /// <param name="header">The columns' names; there is always a header where a column is asked for by name.</param>
    /// <exception cref="ArgumentException">The file has no such column, or two of that name.</exception>
    public int Resolve(string path, int columnCount, string[]? header)
    {
        if (Name is null)
        {
            int offset = place.GetOffset(columnCount);
            return (uint)offset < (uint)columnCount
                ? offset
                : throw new ArgumentException($"{path} has {columnCount} columns: there is none at {place} (columns count from 0, from the end with ^1).");
        }

        int column = Array.IndexOf(header!, Name);
        if (column < 0)
        {
            throw new ArgumentException($"{path} has no column '{Name}'; its columns are {string.Join(", ", header!)}.");
        }

        int second = Array.IndexOf(header!, Name, column + 1);
        return second < 0
            ? column
            : throw new ArgumentException($"{path}: columns {column + 1} and {second + 1} are both called '{Name}'; ask for one by its place.");
    }
}
