using NetGen.Generated;

namespace NetGen;

/// <summary>What the indices of classes and inputs stand for to a network: what data must agree with, as far as both know it.</summary>
/// <param name="Network">The network's name.</param>
/// <param name="ClassNames">The name of each class; null where it is not known.</param>
/// <param name="Features">What the inputs are made of; null where it is not known.</param>
internal readonly record struct DataMeaning(string Network, IReadOnlyList<string>? ClassNames, CsvFeatures? Features)
{
    /// <summary>What a network knows.</summary>
    public static DataMeaning Of(NetworkCore core) => new(core.Description.Name, core.Storage.ClassNames, core.InputFeatures);

    /// <summary>What it will know when it has been trained on these data.</summary>
    public DataMeaning Or(Dataset train) => this with { ClassNames = ClassNames ?? train.ClassNames, Features = Features ?? train.Features };

    /// <summary>An index must mean the same class to the network and to the data.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public void CheckClasses(Dataset data, string parameter)
    {
        if (FirstDifference(ClassNames, data.ClassNames) is { } i)
        {
            throw new ArgumentException(
                $"Class {i} is '{VisibleText.Of(data.ClassNames![i])}' in the data set, but '{VisibleText.Of(ClassNames![i])}' to {Network}: read the data with the class names of the "
                + "network.",
                parameter);
        }
    }

    /// <summary>An input must mean the same to the network and to the data.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public void CheckInputs(Dataset data, string parameter)
    {
        if (Features is not null
            && data.Features is not null
            && FeatureDifference.Find(data.Features, "in the data set", Features, $"to {Network}") is { } difference)
        {
            throw new ArgumentException(
                $"The inputs mean something else: {difference}. Read the data with the features of the network, or of the data that it is trained on.",
                parameter);
        }
    }

    private static int? FirstDifference(IReadOnlyList<string>? known, IReadOnlyList<string>? names)
    {
        for (int i = 0; i < Math.Min(known?.Count ?? 0, names?.Count ?? 0); i++)
        {
            if (!string.Equals(known![i], names![i], StringComparison.Ordinal))
            {
                return i;
            }
        }

        return null;
    }
}
