namespace NetGen;

/// <summary>
/// What an input that is null becomes. A row is encoded by itself, so that it can be no mean of others; what the column of a CSV file may be,
/// <see cref="CsvFeature.Missing"/> says.
/// </summary>
/// <param name="value">A finite number, a <c>bool</c>, a member of the enum, or one of the categories: as the property's type is.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MissingAttribute(object value) : Attribute
{
    /// <summary>A finite number, a <c>bool</c>, a member of the enum, or one of the categories: as the property's type is.</summary>
    public object Value { get; } = value;
}
