namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>A data set of typed rows, with their classes or targets where their type has some.</summary>
    /// <typeparam name="TRow">A type with <see cref="FeaturesAttribute"/>.</typeparam>
    /// <param name="rows">The rows, at least one; each is encoded once, in order.</param>
    /// <exception cref="ArgumentException">There are no rows; a row is null, has a value that is none of its categories or a number that is not finite, or lacks its label or a target.</exception>
    public static Dataset FromRows<TRow>(IEnumerable<TRow> rows)
        where TRow : IFeatures<TRow> => new(RowEncoder<TRow>.Encode(rows, withTargets: true, nameof(rows)));

    /// <summary>A data set of typed rows to predict: their inputs alone. Labels and targets are not looked at and may be null.</summary>
    /// <typeparam name="TRow">A type with <see cref="FeaturesAttribute"/>.</typeparam>
    /// <param name="rows">The rows, at least one; each is encoded once, in order.</param>
    /// <exception cref="ArgumentException">There are no rows; a row is null, has a value that is none of its categories or a number that is not finite.</exception>
    public static Dataset FromRowInputs<TRow>(IEnumerable<TRow> rows)
        where TRow : IFeatures<TRow> => new(RowEncoder<TRow>.Encode(rows, withTargets: false, nameof(rows)));
}
