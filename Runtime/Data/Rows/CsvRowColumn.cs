using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>A column that a property of a row is read from.</summary>
/// <param name="property">The property.</param>
/// <param name="name">The column's name; null if it is that of the property.</param>
/// <param name="isOptional">Whether the file may lack it, since the property may be null and is no input.</param>
/// <param name="isLearnt">Whether it is a label or a target.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CsvRowColumn(string property, string? name, bool isOptional, bool isLearnt)
{
    /// <summary>The property.</summary>
    public string Property => property;

    /// <summary>The column's name; null if it is that of the property.</summary>
    public string? Name => name;

    /// <summary>Whether the file may lack it.</summary>
    public bool IsOptional => isOptional;

    /// <summary>Whether it is a label or a target.</summary>
    public bool IsLearnt => isLearnt;
}
