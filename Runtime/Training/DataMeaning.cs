using NetGen.Generated;

namespace NetGen;

/// <summary>What the indices of classes and inputs stand for to a network: what data must agree with, as far as both know it.</summary>
/// <param name="Network">The network.</param>
/// <param name="ClassNames">The name of each class, by head; null if it is not known.</param>
/// <param name="Features">What the inputs are made of; null if it is not known.</param>
internal readonly record struct DataMeaning(NetworkDescription Network, Func<HeadDescription, IReadOnlyList<string>?> ClassNames, CsvFeatures? Features)
{
    /// <summary>What a network knows.</summary>
    public static DataMeaning Of(NetworkCore core)
    {
        var network = core.Description;
        var storage = core.Storage;
        return new(network, head => storage.ClassNamesOf(network, head), core.InputFeatures);
    }

    /// <summary>What it will know when it has been trained on these data.</summary>
    public DataMeaning Or(Dataset train)
    {
        var (network, known) = (Network, ClassNames);
        return this with { ClassNames = head => known(head) ?? HeadData.Of(network, head, train)?.ClassNames, Features = Features ?? train.Features };
    }

    /// <summary>An index must mean the same class to a head of the network and to the data.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public void CheckClasses(HeadDescription head, Dataset data, string parameter)
    {
        var known = ClassNames(head);
        if (FirstDifference(known, data.ClassNames) is { } i)
        {
            throw new ArgumentException(
                $"Class {i} is '{VisibleText.Of(data.ClassNames![i])}' in the data set, but '{VisibleText.Of(known![i])}' in {head.Title(Network)}: read the "
                + "data with the class names of the "
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
            && FeatureDifference.Find(data.Features, "in the data set", Features, $"in {Network.Name}") is { } difference)
        {
            throw new ArgumentException(
                $"The inputs have another meaning: {difference}. Read the data with the features of the network, or of its training data.",
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
