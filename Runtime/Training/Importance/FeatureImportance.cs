using System.Globalization;

namespace NetGen;

/// <summary>How much a network owes to a feature.</summary>
/// <param name="Name">The feature's name; <c>input 3</c> (counted from 0) where inputs have no names.</param>
/// <param name="First">The first of its inputs.</param>
/// <param name="Count">How many inputs it has: several where it is one-hot.</param>
/// <param name="Mean">How much the score falls, the mean over the repeats. About 0 where the network does without the feature.</param>
/// <param name="Deviation">The standard deviation over the repeats (the squares divided by their number).</param>
public sealed record FeatureImportance(string Name, int First, int Count, double Mean, double Deviation)
{
    /// <summary>One line, the same in every culture: <c>area: 0.2134 ± 0.0102</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{VisibleText.Of(Name)}: {Mean:0.0000} ± {Deviation:0.0000}");
}
