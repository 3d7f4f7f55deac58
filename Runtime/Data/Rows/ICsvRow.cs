using System.ComponentModel;
using NetGen.Generated;

namespace NetGen;

/// <summary>
/// A row that can be made of a line of a CSV file: the generator implements it for a type with <see cref="FeaturesAttribute"/> whose constructor
/// takes properties and nothing else, as that of a record does. Other properties need a setter.
/// </summary>
/// <typeparam name="TSelf">The annotated type.</typeparam>
public interface ICsvRow<TSelf> : IFeatures<TSelf>
    where TSelf : ICsvRow<TSelf>
{
    /// <summary>The columns that a row is made of.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract IReadOnlyList<CsvRowColumn> Columns { get; }

    /// <summary>Makes a row of a line.</summary>
    /// <param name="row">The line; it knows the columns by their places in <see cref="Columns"/>.</param>
    /// <exception cref="InvalidDataException">A value is missing, or none that the property can be.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf Read(CsvRowReader row);
}
