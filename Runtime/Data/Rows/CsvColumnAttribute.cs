namespace NetGen;

/// <summary>
/// The column of a CSV file that a property of a row is read from (<see cref="Dataset.FromCsv{TRow}(string, CsvOptions?)"/>), where it has another
/// name. Without it a property is read from the column of its name; if there is none, from one with the same letters and digits, such as
/// <c>flipper_length</c> for <c>FlipperLength</c>.
/// </summary>
/// <param name="name">The name in the header, compared exactly.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class CsvColumnAttribute(string name) : Attribute
{
    /// <summary>The name in the header, compared exactly.</summary>
    public string Name { get; } = name;
}
